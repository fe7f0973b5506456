import type { AuditAction } from "#app/domain/audit/audit-actions";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { isDeadLetter } from "#app/platform/jobs/dead-letters.server";

type Change = { letterId: string; action: AuditAction; move(tx: Tx, letterId: string): Promise<boolean> };

/**
 * Changes a dead letter with its event; false when that has been done already, as by a second press. Raises "not-found"
 * for letters that do not exist and for whoever does not own the practice.
 */
export async function settleLetter(actor: Actor, { letterId, action, move }: Change): Promise<boolean> {
  if (!hasPermission(actor, "owner")) throw notFound();
  return await inTransaction(async (tx) => {
    if (await move(tx, letterId)) {
      await recordEvent(tx, actor, { action, objectKind: "job", objectId: letterId, actingRole: "admin" });
      return true;
    }
    if (!(await isDeadLetter(tx, letterId))) throw notFound();
    return false;
  });
}
