import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import type { RefundReason } from "../refund-reasons";
import type { FEE_WAIVED } from "./share-rows.server";

export type NewEntry = {
  personId: string;
  shareId: string;
  kind: "charge" | "payment" | "refund" | "adjustment";
  /** Signed integer cents: what adds to the debt is positive, what lowers it negative. */
  cents: number;
  /** When it happened, by the clock of whoever books it. */
  at: Date;
  paymentId?: string;
  refundId?: string;
  /** A word of a closed list: the ledger holds nobody's own words. */
  reason?: RefundReason | typeof FEE_WAIVED | "refund_returned";
  actorId?: string | null;
};

export async function addEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.ledgerEntry.create({ data: { id: newId(), ...entry }, select: { id: true } });
}

/** What is still owed on each share: the sum of its entries. Below zero is money held for the payer. */
export async function shareBalances(tx: Tx, shareIds: readonly string[]): Promise<Map<string, number>> {
  const sums = await tx.ledgerEntry.groupBy({
    by: ["shareId"],
    where: { shareId: { in: [...shareIds] } },
    _sum: { cents: true },
  });
  return new Map(sums.flatMap((sum) => (sum.shareId ? [[sum.shareId, sum._sum.cents ?? 0] as const] : [])));
}

export async function shareBalance(tx: Tx, shareId: string): Promise<number> {
  return (await shareBalances(tx, [shareId])).get(shareId) ?? 0;
}

/** Everything about the money of one invoice happens one after the other: take this before reading what is owed. */
export async function lockInvoice(tx: Tx, invoiceId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM invoice WHERE id = ${invoiceId}::uuid FOR UPDATE`;
}

/** An invoice is paid as soon as no share of it owes anything. The invoice must be locked. */
export async function closeWhenSettled(tx: Tx, invoiceId: string): Promise<boolean> {
  const shares = await tx.invoiceShare.findMany({ where: { invoiceId }, select: { id: true } });
  const balances = await shareBalances(
    tx,
    shares.map((share) => share.id),
  );
  if ([...balances.values()].some((cents) => cents > 0)) return false;
  const closed = await tx.invoice.updateMany({
    where: { id: invoiceId, state: "open" },
    data: { state: "paid" },
  });
  return closed.count === 1;
}
