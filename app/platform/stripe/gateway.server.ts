import { env } from "#app/platform/env.server";
import { chargeSavedCard, type SavedCardCharge } from "./internal/charge-saved-card.server";
import {
  expireCheckoutSession,
  type NewCheckoutPayment,
  retrieveCheckoutSession,
  startCheckoutPayment,
  startCheckoutSetup,
} from "./internal/checkout.server";
import { type StripeConfig, stripeClient } from "./internal/client.server";
import { createCustomer, type NewCustomer } from "./internal/create-customer.server";
import { detachPaymentMethod, retrievePaymentMethod } from "./internal/payment-methods.server";
import {
  listRecentPaymentIntents,
  retrievePaymentIntent,
  retrieveSetupIntent,
} from "./internal/payments.server";
import {
  listRefunds,
  type NewRefund,
  refundPayment,
  retrieveCharge,
  retrieveRefund,
} from "./internal/refunds.server";

type Keyed = { id: string; idempotencyKey: string };

/**
 * What Attune asks of Stripe, in its own types. Each call raises `StripeUnavailable` when nobody knows whether it was
 * done, and `StripeRefused` when it was not. Whatever changes something carries an idempotency key.
 */
export function stripeGateway(config: StripeConfig) {
  const stripe = stripeClient(config);
  return {
    createCustomer: (input: NewCustomer) => createCustomer(stripe, input),
    startCheckoutPayment: (input: NewCheckoutPayment) => startCheckoutPayment(stripe, input),
    startCheckoutSetup: (input: Omit<NewCheckoutPayment, "cents" | "savesCard" | "expiresAt">) =>
      startCheckoutSetup(stripe, input),
    retrieveCheckoutSession: (id: string) => retrieveCheckoutSession(stripe, id),
    expireCheckoutSession: (input: Keyed) => expireCheckoutSession(stripe, input),
    chargeSavedCard: (input: SavedCardCharge) => chargeSavedCard(stripe, input),
    retrievePaymentIntent: (id: string) => retrievePaymentIntent(stripe, id),
    listRecentPaymentIntents: (recent: { since: Date; customerId?: string; atMost?: number }) =>
      listRecentPaymentIntents(stripe, recent),
    retrieveSetupIntent: (id: string) => retrieveSetupIntent(stripe, id),
    retrievePaymentMethod: (id: string) => retrievePaymentMethod(stripe, id),
    detachPaymentMethod: (input: Keyed) => detachPaymentMethod(stripe, input),
    refundPayment: (input: NewRefund) => refundPayment(stripe, input),
    retrieveRefund: (id: string) => retrieveRefund(stripe, id),
    listRefunds: (paymentIntentId: string) => listRefunds(stripe, paymentIntentId),
    retrieveCharge: (id: string) => retrieveCharge(stripe, id),
  };
}

export type StripeGateway = ReturnType<typeof stripeGateway>;

let held: StripeGateway | undefined;

/** The gateway of this process, set up from its environment. */
export function defaultGateway(): StripeGateway {
  held ??= stripeGateway({ secretKey: env().stripeSecretKey, apiBase: env().stripeApiBase });
  return held;
}
