import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { addEntry, closeWhenSettled, lockInvoice, shareBalances } from "./ledger.server";
import { FEE_WAIVED } from "./share-rows.server";

/**
 * The fee of an invoice that was already made is not asked for any more: what is still owed of it is written off. What
 * somebody has paid stays theirs to be refunded by the office. Twice does what once does.
 */
export async function writeOffWaived(
  tx: Tx,
  { invoiceId, chartId }: { invoiceId: string; chartId: string },
  at: Date,
): Promise<void> {
  await lockInvoice(tx, invoiceId);
  const shares = await tx.invoiceShare.findMany({
    where: { invoiceId },
    select: { id: true, personId: true },
  });
  const balances = await shareBalances(
    tx,
    shares.map((share) => share.id),
  );
  const owing = shares.filter(({ id }) => (balances.get(id) ?? 0) > 0);
  if (owing.length === 0) return;
  for (const { id: shareId, personId } of owing) {
    const cents = -(balances.get(shareId) ?? 0);
    await addEntry(tx, { personId, shareId, kind: "adjustment", cents, at, reason: FEE_WAIVED });
  }
  await recordEvent(tx, null, {
    action: "fee-written-off",
    objectKind: "invoice",
    objectId: invoiceId,
    chartId,
  });
  await closeWhenSettled(tx, invoiceId);
}
