import type { Actor } from "#app/domain/shared/actor";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { applyPayment, type PaymentTruth } from "./internal/apply-payment.server";
import { checkoutTruth, paymentIntentTruth } from "./internal/stripe-payments.server";
import { isFinalPaymentState, type PaymentState } from "./payment-state";

export type Settled = { state: PaymentState; checkoutUrl: string | null };

/**
 * Asks Stripe how a payment stands and applies the answer. Webhook, return page and check job all come through here, in
 * any order and as often as they like. `checkoutUrl` is the hosted page while it is open. Raises `payments-away`.
 */
export async function settlePayment(paymentId: string, clock: Clock = realClock): Promise<Settled> {
  const payment = await db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { state: true, stripeCheckoutSessionId: true, stripePaymentIntentId: true },
  });
  if (payment.state === "succeeded") return { state: payment.state, checkoutUrl: null };
  const found = await truthOf(payment);
  if (!found) return { state: payment.state, checkoutUrl: null };
  const state = await inTransaction((tx) => applyPayment(tx, paymentId, found.truth, clock()));
  return { state, checkoutUrl: isFinalPaymentState(state) ? null : found.url };
}

type Known = { stripeCheckoutSessionId: string | null; stripePaymentIntentId: string | null };

async function truthOf(payment: Known): Promise<{ truth: PaymentTruth; url: string | null } | null> {
  if (payment.stripeCheckoutSessionId) return await checkoutTruth(payment.stripeCheckoutSessionId);
  if (!payment.stripePaymentIntentId) return null;
  return { truth: await paymentIntentTruth(payment.stripePaymentIntentId), url: null };
}

/**
 * What the return page of the hosted payment does, after paying and after leaving: settles the actor's own payment and
 * says which share it was for. `state` is null while Stripe does not answer: the webhook and the check job settle it later.
 * Raises `not-found`.
 */
export async function returnFromCheckout(
  actor: Actor,
  input: { paymentId: string },
  clock: Clock = realClock,
): Promise<{ shareId: string; state: PaymentState | null }> {
  const payment = await db.payment.findFirst({
    where: { id: input.paymentId, personId: actor.personId },
    select: { shareId: true },
  });
  if (!payment) throw notFound();
  const settled = await settlePayment(input.paymentId, clock).catch((error: unknown) => {
    if (isDomainError(error, "payments-away")) return null;
    throw error;
  });
  return { shareId: payment.shareId, state: settled?.state ?? null };
}
