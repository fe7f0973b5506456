import type Stripe from "stripe";
import { ask } from "./ask.server";
import { referenceData } from "./neutral-text";

export type NewCustomer = { reference: string; idempotencyKey: string };

/** A customer that Stripe knows by an opaque id only. Returns Stripe's id. */
export async function createCustomer(stripe: Stripe, input: NewCustomer): Promise<string> {
  const { reference, idempotencyKey } = input;
  const metadata = referenceData(reference);
  const customer = await ask(() => stripe.customers.create({ metadata }, { idempotencyKey }));
  return customer.id;
}
