import type Stripe from "stripe";
import type { PaymentMethodFacts } from "../facts";
import { ask } from "./ask.server";
import { paymentMethodFacts } from "./read-facts";

export async function retrievePaymentMethod(stripe: Stripe, id: string): Promise<PaymentMethodFacts> {
  return paymentMethodFacts(await ask(() => stripe.paymentMethods.retrieve(id)));
}

/** Takes a card away from its customer for good: it can never be charged again. */
export async function detachPaymentMethod(
  stripe: Stripe,
  { id, idempotencyKey }: { id: string; idempotencyKey: string },
): Promise<PaymentMethodFacts> {
  return paymentMethodFacts(await ask(() => stripe.paymentMethods.detach(id, {}, { idempotencyKey })));
}
