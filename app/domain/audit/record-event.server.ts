import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { preparedTrace } from "#app/platform/db/pool.server";
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
const WRITE = `
  INSERT INTO public.audit_event (id, at, actor_person_id, acting_role, action, object_kind, object_id, chart_id,
                           subject_person_id, audience, result, request_id, address)
  VALUES ($1::uuid, clock_timestamp(), $2::uuid, $3, $4, $5, $6::uuid, $7::uuid, $8::uuid, $9, $10::text::audit_result, $11, $12)`;

/**
 * Writes one typed event in the caller's transaction, so that a change and its trace commit or vanish together.
 * `actor` is null for visitors and for jobs. No content ever goes in here, only who did what to whose.
 */
export async function recordEvent(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  await preparedTrace(tx, "audit-event", WRITE, [
    newId(),
    actor?.personId ?? null,
    entry.actingRole ?? actor?.roles[0] ?? "none",
    entry.action,
    entry.objectKind,
    entry.objectId ?? null,
    entry.chartId ?? null,
    entry.subjectPersonId ?? null,
    entry.audience ?? null,
    entry.result ?? "allowed",
    actor?.sessionId ?? null,
    entry.address ?? actor?.address ?? null,
  ]);
}
