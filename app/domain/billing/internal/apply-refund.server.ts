import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { writeOffForRefund } from "../invoice-amount";
import { nextRefundState, type RefundState } from "../payment-state";
import { addEntry, lockInvoice, shareBalance } from "./ledger.server";

export type RefundTruth = { state: RefundState; stripeRefundId: string | null };

/**
 * Applies what Stripe says to a refund, under the lock of its invoice. A refund that succeeds is booked once, together
 * with the write-off that keeps its payer from owing the money again; one that the bank sends back is booked back.
 */
export async function applyRefund(
  tx: Tx,
  refundId: string,
  truth: RefundTruth,
  at: Date,
): Promise<RefundState> {
  const refund = await lockRefund(tx, refundId);
  const state = nextRefundState(refund.state, truth.state);
  const turned = state !== refund.state;
  await tx.refund.update({
    where: { id: refundId },
    data: {
      state,
      stripeRefundId: refund.stripeRefundId ?? truth.stripeRefundId,
      ...(turned && (state === "succeeded" || state === "failed") ? { settledAt: at } : {}),
    },
    select: { id: true },
  });
  if (turned && state === "succeeded") await bookRefund(tx, refund, at);
  if (turned && state === "failed" && refund.state === "succeeded") await bookBack(tx, refund, at);
  return state;
}

type LockedRefund = Awaited<ReturnType<typeof lockRefund>>;

const REFUND = {
  id: true,
  cents: true,
  state: true,
  reason: true,
  createdById: true,
  stripeRefundId: true,
  payment: { select: { personId: true, shareId: true, share: { select: { invoiceId: true } } } },
} as const;

async function lockRefund(tx: Tx, refundId: string) {
  const found = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, select: REFUND });
  await lockInvoice(tx, found.payment.share.invoiceId);
  return await tx.refund.findUniqueOrThrow({ where: { id: refundId }, select: REFUND });
}

async function bookRefund(tx: Tx, refund: LockedRefund, at: Date): Promise<void> {
  const { personId, shareId } = refund.payment;
  const balance = await shareBalance(tx, shareId);
  const entry = {
    personId,
    shareId,
    at,
    refundId: refund.id,
    reason: refund.reason,
    actorId: refund.createdById,
  };
  await addEntry(tx, { ...entry, kind: "refund", cents: refund.cents });
  const writeOff = writeOffForRefund(balance, refund.cents);
  if (writeOff > 0) await addEntry(tx, { ...entry, kind: "adjustment", cents: -writeOff });
  await enqueue(tx, "billing.refund-made", { refundId: refund.id });
}

/** The money stays with the practice after all, and nobody owes more than before: the payer has it as credit. */
async function bookBack(tx: Tx, refund: LockedRefund, at: Date): Promise<void> {
  const { personId, shareId } = refund.payment;
  await addEntry(tx, {
    personId,
    shareId,
    at,
    refundId: refund.id,
    kind: "adjustment",
    cents: -refund.cents,
    reason: "refund_returned",
    actorId: refund.createdById,
  });
}
