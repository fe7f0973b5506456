import type Stripe from "stripe";
import type { ChargeFacts, RefundFacts } from "../facts";
import { ask } from "./ask.server";
import { referenceData } from "./neutral-text";
import { chargeFacts, refundFacts } from "./read-facts";

export type NewRefund = {
  paymentIntentId: string;
  cents: number;
  reference: string;
  idempotencyKey: string;
};

/** Gives money back to the card it came from. More than is left raises `StripeRefused`. */
export async function refundPayment(stripe: Stripe, input: NewRefund): Promise<RefundFacts> {
  const { paymentIntentId, cents, reference, idempotencyKey } = input;
  const params = {
    payment_intent: paymentIntentId,
    amount: cents,
    reason: "requested_by_customer" as const,
    metadata: referenceData(reference),
  };
  return refundFacts(await ask(() => stripe.refunds.create(params, { idempotencyKey })));
}

export async function retrieveRefund(stripe: Stripe, id: string): Promise<RefundFacts> {
  return refundFacts(await ask(() => stripe.refunds.retrieve(id)));
}

/** All refunds of a payment, newest first. */
export async function listRefunds(stripe: Stripe, paymentIntentId: string): Promise<RefundFacts[]> {
  const params = { payment_intent: paymentIntentId, limit: 100 };
  const found = await ask(() => stripe.refunds.list(params).autoPagingToArray({ limit: 1000 }));
  return found.map(refundFacts);
}

export async function retrieveCharge(stripe: Stripe, id: string): Promise<ChargeFacts> {
  return chargeFacts(await ask(() => stripe.charges.retrieve(id)));
}
