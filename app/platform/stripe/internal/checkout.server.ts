import type Stripe from "stripe";
import type { CheckoutFacts } from "../facts";
import { ask } from "./ask.server";
import { CURRENCY, LINE_TEXT, referenceData, STATEMENT_SUFFIX } from "./neutral-text";
import { checkoutFacts } from "./read-facts";

type HostedPage = {
  customerId: string;
  /** The opaque id of what this is for; it comes back with the session, the payment and their events. */
  reference: string;
  /** `{CHECKOUT_SESSION_ID}` in it is filled in by Stripe. */
  successUrl: string;
  cancelUrl: string;
  idempotencyKey: string;
};

export type NewCheckoutPayment = HostedPage & {
  cents: number;
  savesCard: boolean;
  /** 30 minutes to 24 hours ahead; a repeated call gives the same moment again. Absent: 24 hours. */
  expiresAt?: Date;
};

type SessionParams = Stripe.Checkout.SessionCreateParams;

const EXPANDED = ["payment_intent.latest_charge", "setup_intent.payment_method"];

function common({ customerId, reference, successUrl, cancelUrl }: HostedPage): SessionParams {
  return {
    customer: customerId,
    client_reference_id: reference,
    metadata: referenceData(reference),
    success_url: successUrl,
    cancel_url: cancelUrl,
    allowed_payment_method_types: ["card"],
    wallet_options: { link: { display: "never" } },
    locale: "en",
    expand: EXPANDED,
  };
}

function expiry(expiresAt: Date | undefined) {
  return expiresAt ? { expires_at: Math.floor(expiresAt.getTime() / 1000) } : {};
}

/** Opens a hosted page for one payment. Stripe sends no receipt: none of its mails is asked for. */
export async function startCheckoutPayment(
  stripe: Stripe,
  input: NewCheckoutPayment,
): Promise<CheckoutFacts> {
  const { idempotencyKey, cents } = input;
  const price = { currency: CURRENCY, unit_amount: cents, product_data: { name: LINE_TEXT } };
  const session = await ask(() =>
    stripe.checkout.sessions.create(
      {
        ...common(input),
        ...expiry(input.expiresAt),
        mode: "payment",
        submit_type: "pay",
        line_items: [{ quantity: 1, price_data: price }],
        payment_intent_data: {
          description: LINE_TEXT,
          statement_descriptor_suffix: STATEMENT_SUFFIX,
          metadata: referenceData(input.reference),
          ...(input.savesCard ? { setup_future_usage: "off_session" } : {}),
        },
      },
      { idempotencyKey },
    ),
  );
  return checkoutFacts(session);
}

/** Opens a hosted page on which a card is saved and nothing is charged. */
export async function startCheckoutSetup(stripe: Stripe, input: HostedPage): Promise<CheckoutFacts> {
  const { idempotencyKey, reference } = input;
  const metadata = referenceData(reference);
  const session = await ask(() =>
    stripe.checkout.sessions.create(
      { ...common(input), mode: "setup", currency: CURRENCY, setup_intent_data: { metadata } },
      { idempotencyKey },
    ),
  );
  return checkoutFacts(session);
}

export async function retrieveCheckoutSession(stripe: Stripe, id: string): Promise<CheckoutFacts> {
  return checkoutFacts(await ask(() => stripe.checkout.sessions.retrieve(id, { expand: EXPANDED })));
}

/** Closes a hosted page that is still open. Raises `StripeRefused` when it is not. */
export async function expireCheckoutSession(
  stripe: Stripe,
  { id, idempotencyKey }: { id: string; idempotencyKey: string },
): Promise<CheckoutFacts> {
  const expired = () => stripe.checkout.sessions.expire(id, { expand: EXPANDED }, { idempotencyKey });
  return checkoutFacts(await ask(expired));
}
