import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { preparedRow, preparedTrace } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AuditAction, AuditObject } from "./audit-actions";
import { type EventFacts, markOf } from "./event-mark.server";

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
                           subject_person_id, audience, result, request_id, address, mac)`;

/** $1 an id for the event, $6 what it is about, $8 whose that is. */
const WRITE = `${INTO}
  VALUES ($1::uuid, clock_timestamp(), $2::uuid, $3, $4, $5, $6::uuid, $7::uuid, $8::uuid, $9, $10::text::audit_result, $11, $12, $13::bytea)`;

/** The same of several things, with an array of each of these three. */
const WRITE_EACH = `${INTO}
  SELECT one.id, clock_timestamp(), $2::uuid, $3, $4, $5, one.object_id, $7::uuid, one.subject_id, $9,
         $10::text::audit_result, $11, $12, one.mac
  FROM unnest($1::uuid[], $6::uuid[], $8::uuid[], $13::bytea[]) AS one (id, object_id, subject_id, mac)`;

/**
 * Writes one typed event in the caller's transaction, so that a change and its trace commit or vanish together.
 * `actor` is null for visitors and for jobs. No content ever goes in here, only who did what to whose.
 */
export async function recordEvent(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  await preparedTrace(tx, "audit-event", WRITE, valuesOfOne(factsOf(actor, entry)));
}

const WRITE_ALONE = `${WRITE} ON CONFLICT (id) DO NOTHING`;

/** The same where nothing else happens in the transaction: one statement, committed when it is answered. */
export async function recordEventAlone(actor: Actor, entry: AuditEntry): Promise<void> {
  await preparedRow("audit-event-alone", WRITE_ALONE, valuesOfOne(factsOf(actor, entry)));
}

/** The same event about several things, each somebody's, in one statement. */
export async function recordEventOfEach(
  tx: Tx,
  actor: Actor,
  entry: Omit<AuditEntry, "objectId" | "subjectPersonId">,
  things: readonly { objectId: string; subjectPersonId: string }[],
): Promise<void> {
  const each = things.map((thing) => factsOf(actor, { ...entry, ...thing }));
  const [first] = each;
  if (!first) return;
  const ids = [
    each.map(({ id }) => id),
    each.map(({ object }) => object),
    each.map(({ subject }) => subject),
  ];
  await preparedTrace(tx, "audit-event-of-each", WRITE_EACH, [...valuesOf(first, ids), each.map(markOf)]);
}

/** An event as Postgres will write it: what is marked must read the same ever after. */
const factsOf = (actor: Actor | null, entry: AuditEntry): EventFacts => ({
  id: newId(),
  actor: actor?.personId ?? null,
  role: entry.actingRole ?? actor?.roles[0] ?? "none",
  action: entry.action,
  objectKind: entry.objectKind,
  object: entry.objectId?.toLowerCase() ?? null,
  chart: entry.chartId?.toLowerCase() ?? null,
  subject: entry.subjectPersonId?.toLowerCase() ?? null,
  audience: entry.audience ?? null,
  result: entry.result ?? "allowed",
  session: actor?.sessionId ?? null,
  address: entry.address ?? actor?.address ?? null,
});

const valuesOfOne = (facts: EventFacts): unknown[] => [
  ...valuesOf(facts, [facts.id, facts.object, facts.subject]),
  markOf(facts),
];

/** `ids`: the event's own, its object's and its subject's, or lists of them. */
const valuesOf = (event: EventFacts, [id, object, subject]: readonly unknown[]): unknown[] => [
  ...[id, event.actor, event.role, event.action, event.objectKind, object],
  ...[event.chart, subject, event.audience, event.result, event.session, event.address],
];
