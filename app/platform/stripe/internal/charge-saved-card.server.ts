import Stripe from "stripe";
import { declineOf } from "../decline-reason";
import type { ChargeResult } from "../facts";
import { ask } from "./ask.server";
import { CURRENCY, LINE_TEXT, referenceData, STATEMENT_SUFFIX } from "./neutral-text";
import { paymentFacts } from "./read-facts";

export type SavedCardCharge = {
  customerId: string;
  paymentMethodId: string;
  cents: number;
  reference: string;
  idempotencyKey: string;
};

function afterCardError(error: InstanceType<typeof Stripe.errors.StripeCardError>): ChargeResult {
  const decline = declineOf(error.code ?? "card_declined", error.decline_code || null);
  const paymentIntentId = error.payment_intent?.id ?? null;
  const kind = decline.reason === "authentication-needed" ? "requires-action" : "declined";
  return { kind, paymentIntentId, decline };
}

function afterAnswer(intent: Stripe.PaymentIntent): ChargeResult {
  const payment = paymentFacts(intent);
  if (payment.status === "succeeded") return { kind: "succeeded", payment };
  if (payment.status === "processing") return { kind: "processing", payment };
  const { id: paymentIntentId, decline } = payment;
  if (payment.status === "requires-action") return { kind: "requires-action", paymentIntentId, decline };
  return { kind: "declined", paymentIntentId, decline: decline ?? declineOf("card_declined", null) };
}

/**
 * Charges a saved card while its owner is not there. A decline is a result, not an error, and is the same again
 * for the same key. Raises `StripeUnavailable` (ask again with the same key) and `StripeRefused`.
 */
export async function chargeSavedCard(stripe: Stripe, input: SavedCardCharge): Promise<ChargeResult> {
  const { customerId, paymentMethodId, cents, reference, idempotencyKey } = input;
  const params: Stripe.PaymentIntentCreateParams = {
    amount: cents,
    currency: CURRENCY,
    customer: customerId,
    payment_method: paymentMethodId,
    allowed_payment_method_types: ["card"],
    off_session: true,
    confirm: true,
    description: LINE_TEXT,
    statement_descriptor_suffix: STATEMENT_SUFFIX,
    metadata: referenceData(reference),
    expand: ["latest_charge"],
  };
  return await ask(async () => {
    try {
      return afterAnswer(await stripe.paymentIntents.create(params, { idempotencyKey }));
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError) return afterCardError(error);
      throw error;
    }
  });
}
