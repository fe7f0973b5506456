import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { applyRefund } from "./internal/apply-refund.server";
import { findRefund, makeRefund, refundTruth } from "./internal/stripe-refunds.server";
import type { RefundState } from "./payment-state";

const MAY_CHANGE = { in: ["created", "pending", "succeeded"] } satisfies { in: RefundState[] };

/** Asks Stripe about every refund of a payment that may still change, and applies the answers. */
export async function settleRefundsOf(paymentId: string, clock: Clock = realClock): Promise<void> {
  const refunds = await db.refund.findMany({ where: { paymentId, state: MAY_CHANGE }, select: { id: true } });
  for (const refund of refunds) await settleRefund(refund.id, clock);
}

/**
 * Brings one refund to where Stripe has it. A refund that Stripe was asked for without an answer is looked for
 * and, when it is not there, asked for again with the same Idempotency-Key, which makes it at most once. Raises `payments-away`.
 */
export async function settleRefund(refundId: string, clock: Clock = realClock): Promise<RefundState> {
  const refund = await db.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      state: true,
      cents: true,
      stripeRefundId: true,
      payment: { select: { stripePaymentIntentId: true } },
    },
  });
  const { stripePaymentIntentId } = refund.payment;
  if (!stripePaymentIntentId) return refund.state;
  const lost = { refundId, stripePaymentIntentId, cents: refund.cents };
  const truth = refund.stripeRefundId
    ? await refundTruth(refund.stripeRefundId)
    : ((await findRefund(lost)) ?? (await makeRefund(lost)));
  if (!truth) return refund.state;
  return await inTransaction((tx) => applyRefund(tx, refundId, truth, clock()));
}
