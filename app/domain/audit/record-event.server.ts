import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
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
};

/**
 * Writes one typed event in the caller's transaction, so that a change and its trace commit or vanish together.
 * `actor` is null for visitors and for jobs. No content ever goes in here, only who did what to whose.
 */
export async function recordEvent(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId(),
      actorPersonId: actor?.personId ?? null,
      actingRole: entry.actingRole ?? actor?.roles[0] ?? "none",
      action: entry.action,
      objectKind: entry.objectKind,
      objectId: entry.objectId ?? null,
      chartId: entry.chartId ?? null,
      subjectPersonId: entry.subjectPersonId ?? null,
      audience: entry.audience ?? null,
      result: entry.result ?? "allowed",
      requestId: actor?.sessionId ?? null,
    },
    select: { id: true },
  });
}
