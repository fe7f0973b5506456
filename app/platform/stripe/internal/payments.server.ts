import type Stripe from "stripe";
import type { PaymentFacts, SetupFacts } from "../facts";
import { ask } from "./ask.server";
import { paymentFacts, setupFacts } from "./read-facts";

export async function retrievePaymentIntent(stripe: Stripe, id: string): Promise<PaymentFacts> {
  return paymentFacts(await ask(() => stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] })));
}

export async function retrieveSetupIntent(stripe: Stripe, id: string): Promise<SetupFacts> {
  return setupFacts(await ask(() => stripe.setupIntents.retrieve(id, { expand: ["payment_method"] })));
}

type Recent = { since: Date; customerId?: string; atMost?: number };

/** What was started at Stripe since then, newest first, over all pages. `atMost` is 10,000 unless given. */
export async function listRecentPaymentIntents(stripe: Stripe, recent: Recent): Promise<PaymentFacts[]> {
  const { since, customerId, atMost = 10_000 } = recent;
  const params: Stripe.PaymentIntentListParams = {
    created: { gte: Math.floor(since.getTime() / 1000) },
    limit: 100,
    expand: ["data.latest_charge"],
    ...(customerId ? { customer: customerId } : {}),
  };
  const found = await ask(() => stripe.paymentIntents.list(params).autoPagingToArray({ limit: atMost }));
  return found.map(paymentFacts);
}
