import type { Tx } from "#app/platform/db/transaction.server";
import { addEntry, closeWhenSettled, lockInvoice, shareBalances } from "./ledger.server";

/**
 * The fee of an invoice that was already made is not asked for any more: what is still owed of it is written off. What
 * somebody has paid stays theirs to be refunded by the office. Twice does what once does.
 */
export async function writeOffWaived(tx: Tx, invoiceId: string, at: Date): Promise<void> {
  await lockInvoice(tx, invoiceId);
  const shares = await tx.invoiceShare.findMany({
    where: { invoiceId },
    select: { id: true, personId: true },
  });
  const balances = await shareBalances(
    tx,
    shares.map((share) => share.id),
  );
  for (const { id, personId } of shares) {
    const owed = balances.get(id) ?? 0;
    if (owed <= 0) continue;
    await addEntry(tx, { personId, shareId: id, kind: "adjustment", cents: -owed, at, reason: "fee_waived" });
  }
  await closeWhenSettled(tx, invoiceId);
}
