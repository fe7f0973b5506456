import type { AuditAction } from "#app/domain/audit/audit-actions";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { isDeadLetter } from "#app/platform/jobs/dead-letters.server";
import { isMail } from "#app/platform/mail/given-up-mails.server";

type Change = {
  /** A dead letter, or a mail that was given up. */
  id: string;
  of: "job" | "mail";
  action: AuditAction;
  move(tx: Tx, id: string): Promise<boolean>;
};

/**
 * Changes something that was given up, with its event; false when that has been done already, as by a second press. Raises
 * "not-found" for what does not exist and for whoever does not own the practice.
 */
export async function settleGivenUp(actor: Actor, { id, of, action, move }: Change): Promise<boolean> {
  if (!hasPermission(actor, "owner")) throw notFound();
  return await inTransaction(async (tx) => {
    if (await move(tx, id)) {
      await recordEvent(tx, actor, { action, objectKind: of, objectId: id, actingRole: "admin" });
      return true;
    }
    if (!(await (of === "job" ? isDeadLetter : isMail)(tx, id))) throw notFound();
    return false;
  });
}
