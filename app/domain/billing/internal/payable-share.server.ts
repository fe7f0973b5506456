import { DomainError, notFound } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { lockInvoice, shareBalance } from "./ledger.server";
import { isInFlight, ownShare } from "./share-rows.server";

export type PayableShare = { shareId: string; chartId: string; owedCents: number };

/**
 * Locks the invoice of an own share and says what is owed on it. Raises `not-found` for another person's share,
 * `already-paid` when nothing is owed and `payment-processing` while a payment of it is on its way.
 */
export async function lockPayableShare(tx: Tx, personId: string, shareId: string): Promise<PayableShare> {
  await lockOwnShare(tx, personId, shareId);
  const share = await tx.invoiceShare.findUniqueOrThrow({
    where: { id: shareId },
    select: {
      invoice: { select: { state: true, chartId: true } },
      payments: { select: { state: true, method: true } },
    },
  });
  const owedCents = await shareBalance(tx, shareId);
  if (owedCents <= 0 || share.invoice.state === "void") throw new DomainError("already-paid");
  if (share.payments.some(isInFlight)) throw new DomainError("payment-processing");
  return { shareId, chartId: share.invoice.chartId, owedCents };
}

/** Locks the invoice of an own share until the transaction ends. Raises `not-found`. */
export async function lockOwnShare(tx: Tx, personId: string, shareId: string): Promise<void> {
  const where = { id: shareId, ...ownShare(personId) };
  const found = await tx.invoiceShare.findFirst({ where, select: { invoiceId: true } });
  if (!found) throw notFound();
  await lockInvoice(tx, found.invoiceId);
}
