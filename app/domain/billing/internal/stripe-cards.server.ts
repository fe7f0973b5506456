import { DomainError } from "#app/domain/shared/domain-error";
import { env } from "#app/platform/env.server";
import { defaultGateway } from "#app/platform/stripe/gateway.server";
import { StripeRefused } from "#app/platform/stripe/stripe-errors";
import type { Card } from "./apply-payment.server";
import { orAway } from "./ask-stripe.server";

/** Raises `payments-away`. Stripe knows the person by this id of ours and by nothing else. */
export async function createCustomer(personId: string): Promise<string> {
  const idempotencyKey = `customer-${personId}`;
  return await orAway(defaultGateway().createCustomer({ reference: personId, idempotencyKey }));
}

/** Opens a hosted page on which a card is entered to be kept. Raises `payments-away`. */
export async function openSetup(page: {
  requestKey: string;
  personId: string;
  customerId: string;
}): Promise<{ url: string }> {
  const cards = `${env().appOrigin}/client/billing/cards`;
  const session = await orAway(
    defaultGateway().startCheckoutSetup({
      customerId: page.customerId,
      reference: page.personId,
      idempotencyKey: `setup-${page.requestKey}`,
      successUrl: `${cards}?setup={CHECKOUT_SESSION_ID}`,
      cancelUrl: cards,
    }),
  );
  if (!session.url) throw new DomainError("payments-away");
  return { url: session.url };
}

export type SavedCardTruth = {
  stripeCustomerId: string;
  stripePaymentMethodId: string;
  card: Card;
  expMonth: number;
  expYear: number;
};

/** The card that a hosted page saved; null while it has not, and for a page that Stripe does not know. */
export async function setupTruth(sessionId: string): Promise<SavedCardTruth | null> {
  const session = await orAway(defaultGateway().retrieveCheckoutSession(sessionId)).catch(
    (error: unknown) => {
      if (error instanceof StripeRefused) return null;
      throw error;
    },
  );
  const { setup, customerId } = session ?? {};
  if (setup?.status !== "succeeded" || !setup.paymentMethodId || !setup.card || !customerId) return null;
  const { brand, last4, expMonth, expYear } = setup.card;
  return {
    stripeCustomerId: customerId,
    stripePaymentMethodId: setup.paymentMethodId,
    card: { brand, last4 },
    expMonth,
    expYear,
  };
}

/** Takes a card away from its customer for good; one that is gone already is gone. Raises `payments-away`. */
export async function forgetCard(stripePaymentMethodId: string): Promise<void> {
  const idempotencyKey = `forget-${stripePaymentMethodId}`;
  const forgetting = defaultGateway().detachPaymentMethod({ id: stripePaymentMethodId, idempotencyKey });
  await orAway(forgetting).catch((error: unknown) => {
    if (!(error instanceof StripeRefused)) throw error;
  });
}
