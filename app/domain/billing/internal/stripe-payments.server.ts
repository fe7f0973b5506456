import { env } from "#app/platform/env.server";
import type { ChargeResult, CheckoutFacts, PaymentFacts } from "#app/platform/stripe/facts";
import { defaultGateway } from "#app/platform/stripe/gateway.server";
import { StripeRefused } from "#app/platform/stripe/stripe-errors";
import type { PaymentState } from "../payment-state";
import type { PaymentTruth } from "./apply-payment.server";
import { orAway, orUnknown } from "./ask-stripe.server";

type NewPage = { paymentId: string; customerId: string; cents: number };

/** Opens the hosted page of a payment; the same payment always gets the same page. Raises `payments-away`. */
export async function openCheckout(page: NewPage): Promise<{ id: string; url: string | null }> {
  const back = `${env().appOrigin}/client/billing/return?payment=${page.paymentId}`;
  return await orAway(
    defaultGateway().startCheckoutPayment({
      customerId: page.customerId,
      cents: page.cents,
      savesCard: false,
      reference: page.paymentId,
      idempotencyKey: page.paymentId,
      successUrl: back,
      // Who leaves after a refused card reads so at once, whether or not the webhook has come.
      cancelUrl: back,
    }),
  );
}

/** Closes a hosted page; one that is not open any more stays as it is. Raises `payments-away`. */
export async function closeCheckout(sessionId: string | null): Promise<void> {
  if (!sessionId) return;
  const closing = defaultGateway().expireCheckoutSession({
    id: sessionId,
    idempotencyKey: `close-${sessionId}`,
  });
  await orAway(closing).catch((error: unknown) => {
    if (!(error instanceof StripeRefused)) throw error;
  });
}

/** How the payment of a hosted page stands, and where the page is while it is open. Raises `payments-away`. */
export async function checkoutTruth(sessionId: string): Promise<{ truth: PaymentTruth; url: string | null }> {
  const session = await orAway(defaultGateway().retrieveCheckoutSession(sessionId));
  return { truth: { ...truthOf(session.payment), state: checkoutState(session) }, url: session.url };
}

function checkoutState({ status, payment }: CheckoutFacts): PaymentState {
  if (payment?.status === "succeeded") return "succeeded";
  if (status === "complete" || payment?.status === "processing") return "processing";
  return status === "expired" ? "cancelled" : "created";
}

/** How a charge of a saved card stands. Raises `payments-away`. */
export async function paymentIntentTruth(id: string): Promise<PaymentTruth> {
  return chargeTruth(await orAway(defaultGateway().retrievePaymentIntent(id)));
}

const CHARGE_STATES: Record<PaymentFacts["status"], PaymentState> = {
  "requires-payment-method": "failed",
  "requires-confirmation": "processing",
  "requires-action": "requires_action",
  processing: "processing",
  succeeded: "succeeded",
  canceled: "cancelled",
};

const chargeTruth = (payment: PaymentFacts): PaymentTruth => ({
  ...truthOf(payment),
  state: CHARGE_STATES[payment.status],
});

const truthOf = (payment: PaymentFacts | null): Omit<PaymentTruth, "state"> => ({
  stripePaymentIntentId: payment?.id ?? null,
  card: payment?.card ?? null,
  declineReason: payment?.decline?.reason ?? null,
});

export type SavedCardCharge = {
  paymentId: string;
  customerId: string;
  paymentMethodId: string;
  cents: number;
};

/**
 * Charges a saved card with the payment's id as Idempotency-Key. Null means that nobody knows whether it was done; the
 * same call again does it at most once.
 */
export async function chargeSavedCard(charge: SavedCardCharge): Promise<PaymentTruth | null> {
  const { paymentId, ...rest } = charge;
  const asked = defaultGateway().chargeSavedCard({
    ...rest,
    reference: paymentId,
    idempotencyKey: paymentId,
  });
  const answer = await orUnknown(asked);
  if (answer.kind === "unknown") return null;
  if (answer.kind === "refused") {
    return { state: "failed", stripePaymentIntentId: null, card: null, declineReason: "card-not-supported" };
  }
  return resultTruth(answer.value);
}

function resultTruth(result: ChargeResult): PaymentTruth {
  if (result.kind === "succeeded" || result.kind === "processing") return chargeTruth(result.payment);
  const waits = result.kind === "requires-action" && result.decline === null;
  return {
    state: waits ? "requires_action" : "failed",
    stripePaymentIntentId: result.paymentIntentId,
    card: null,
    declineReason: result.decline?.reason ?? "authentication-needed",
  };
}

/**
 * Looks for a charge whose answer was lost by the reference it carries: Stripe may hold on to a failed answer for its
 * key although the charge was made. Null when there is none. Raises `payments-away`.
 */
export async function findCharge(lost: {
  paymentId: string;
  customerId: string;
  since: Date;
}): Promise<PaymentTruth | null> {
  const { customerId, since } = lost;
  const recent = await orAway(defaultGateway().listRecentPaymentIntents({ since, customerId }));
  const found = recent.find((payment) => payment.reference === lost.paymentId);
  return found ? chargeTruth(found) : null;
}
