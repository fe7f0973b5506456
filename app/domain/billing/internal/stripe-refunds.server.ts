import type { RefundFacts } from "#app/platform/stripe/facts";
import { defaultGateway } from "#app/platform/stripe/gateway.server";
import type { RefundState } from "../payment-state";
import type { RefundTruth } from "./apply-refund.server";
import { orAway, orUnknown } from "./ask-stripe.server";

const STATES: Record<RefundFacts["status"], RefundState> = {
  pending: "pending",
  "requires-action": "pending",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "failed",
};

const truthOf = (refund: RefundFacts): RefundTruth => ({
  state: STATES[refund.status],
  stripeRefundId: refund.id,
});

type NewRefund = { refundId: string; stripePaymentIntentId: string; cents: number };

/**
 * Gives money back with the refund's id as Idempotency-Key. Null means that nobody knows whether it was done; the same
 * call again does it at most once.
 */
export async function makeRefund(refund: NewRefund): Promise<RefundTruth | null> {
  const { refundId, stripePaymentIntentId: paymentIntentId, cents } = refund;
  const keys = { reference: refundId, idempotencyKey: refundId };
  const answer = await orUnknown(defaultGateway().refundPayment({ paymentIntentId, cents, ...keys }));
  if (answer.kind === "unknown") return null;
  if (answer.kind === "refused") return { state: "failed", stripeRefundId: null };
  return truthOf(answer.value);
}

/** Raises `payments-away`. */
export async function refundTruth(stripeRefundId: string): Promise<RefundTruth> {
  return truthOf(await orAway(defaultGateway().retrieveRefund(stripeRefundId)));
}

/** A refund whose answer was lost, found by the reference it carries; null when there is none. Raises `payments-away`. */
export async function findRefund(refund: NewRefund): Promise<RefundTruth | null> {
  const refunds = await orAway(defaultGateway().listRefunds(refund.stripePaymentIntentId));
  const found = refunds.find((one) => one.reference === refund.refundId);
  return found ? truthOf(found) : null;
}
