import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { createCustomer } from "./stripe-cards.server";

/** The Stripe customer of a person: one for each, made when first needed, known to Stripe by an opaque id only. */
export async function customerOf(personId: string): Promise<string> {
  const known = await db.payer.findUnique({ where: { personId }, select: { stripeCustomerId: true } });
  if (known?.stripeCustomerId) return known.stripeCustomerId;
  const stripeCustomerId = await createCustomer(personId);
  await db.payer.upsert({
    where: { personId },
    create: { id: newId(), personId, stripeCustomerId },
    update: { stripeCustomerId },
    select: { id: true },
  });
  return stripeCustomerId;
}
