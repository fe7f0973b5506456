import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { preparedRow, preparedTrace } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AuditAction, AuditObject } from "./audit-actions";

export type AuditEntry = {
  action: AuditAction;
  objectKind: AuditObject;
  objectId?: string | null;
  chartId?: string | null;
  /** Whose record it is, where that is one person. */
  subjectPersonId?: string | null;
  audience?: "joint" | "private" | "staff" | "author";
  result?: "allowed" | "denied";
  /** The role acted in, where the actor holds several. */
  actingRole?: Role;
  /** The network of somebody who is not signed in yet, cut short. */
  address?: string | null;
};

/** With its schema: a temporary table of the same name, which any user of a database may make, would take the events. */
const INTO = `
  INSERT INTO public.audit_event (id, at, actor_person_id, acting_role, action, object_kind, object_id, chart_id,
                           subject_person_id, audience, result, request_id, address)`;

/** $1 an id for the event, $6 what it is about, $8 whose that is. */
const WRITE = `${INTO}
  VALUES ($1::uuid, clock_timestamp(), $2::uuid, $3, $4, $5, $6::uuid, $7::uuid, $8::uuid, $9, $10::text::audit_result, $11, $12)`;

/** The same of several things, with an array of each of these three. */
const WRITE_EACH = `${INTO}
  SELECT one.id, clock_timestamp(), $2::uuid, $3, $4, $5, one.object_id, $7::uuid, one.subject_id, $9,
         $10::text::audit_result, $11, $12
  FROM unnest($1::uuid[], $6::uuid[], $8::uuid[]) AS one (id, object_id, subject_id)`;

/**
 * Writes one typed event in the caller's transaction, so that a change and its trace commit or vanish together.
 * `actor` is null for visitors and for jobs. No content ever goes in here, only who did what to whose.
 */
export async function recordEvent(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  const ids = [newId(), entry.objectId ?? null, entry.subjectPersonId ?? null] as const;
  await preparedTrace(tx, "audit-event", WRITE, valuesOf(actor, entry, ids));
}

const WRITE_ALONE = `${WRITE} ON CONFLICT (id) DO NOTHING`;

/** The same where nothing else happens in the transaction: one statement, committed when it is answered. */
export async function recordEventAlone(actor: Actor, entry: AuditEntry): Promise<void> {
  const ids = [newId(), entry.objectId ?? null, entry.subjectPersonId ?? null] as const;
  await preparedRow("audit-event-alone", WRITE_ALONE, valuesOf(actor, entry, ids));
}

/** The same event about several things, each somebody's, in one statement. */
export async function recordEventOfEach(
  tx: Tx,
  actor: Actor,
  entry: Omit<AuditEntry, "objectId" | "subjectPersonId">,
  things: readonly { objectId: string; subjectPersonId: string }[],
): Promise<void> {
  const ids = [
    things.map(() => newId()),
    things.map(({ objectId }) => objectId),
    things.map(({ subjectPersonId }) => subjectPersonId),
  ] as const;
  await preparedTrace(tx, "audit-event-of-each", WRITE_EACH, valuesOf(actor, entry, ids));
}

function valuesOf(
  actor: Actor | null,
  entry: AuditEntry,
  [ids, objectIds, subjectIds]: readonly [unknown, unknown, unknown],
): unknown[] {
  return [
    ids,
    actor?.personId ?? null,
    entry.actingRole ?? actor?.roles[0] ?? "none",
    entry.action,
    entry.objectKind,
    objectIds,
    entry.chartId ?? null,
    subjectIds,
    entry.audience ?? null,
    entry.result ?? "allowed",
    actor?.sessionId ?? null,
    entry.address ?? actor?.address ?? null,
  ];
}
