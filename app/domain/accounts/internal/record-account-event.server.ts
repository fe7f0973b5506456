import type { AuditAction } from "#app/domain/audit/audit-actions";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import type { Tx } from "#app/platform/db/transaction.server";

type Details = {
  /** Whose account it is, where it is not the actor's own; null for nobody's. */
  personId?: string | null;
  result?: "denied";
  /** The network of somebody who is not signed in yet, cut short. */
  address?: string | null;
};

/** Writes down what somebody did with an account, in the caller's transaction. */
export function recordAccountEvent(
  tx: Tx,
  actor: Actor | null,
  action: AuditAction,
  { personId = actor?.personId ?? null, ...details }: Details = {},
): Promise<void> {
  return recordEvent(tx, actor, {
    ...{ action, objectKind: "person", objectId: personId, subjectPersonId: personId },
    ...details,
  });
}
