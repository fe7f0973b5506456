import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { customerOf } from "./internal/customer.server";
import { forgetCard, openSetup, type SavedCardTruth, setupTruth } from "./internal/stripe-cards.server";

/**
 * Opens the hosted page on which the actor enters a card to keep, and says where it is. `requestKey` is the
 * Idempotency-Key: one form opens one page. Raises `payments-away`.
 */
export async function startSavingCard(actor: Actor, input: { requestKey: string }): Promise<{ url: string }> {
  const customerId = await customerOf(actor.personId);
  return await openSetup({ requestKey: input.requestKey, personId: actor.personId, customerId });
}

/**
 * Keeps the card that was entered on a hosted page; webhook and return page both come through here. A page that is not
 * finished, or whose customer nobody here is, changes nothing. Returns whether a card was kept.
 */
export async function keepSavedCard(sessionId: string): Promise<boolean> {
  const truth = await setupTruth(sessionId);
  if (!truth) return false;
  return await inTransaction(async (tx) => {
    const payer = await tx.payer.findUnique({
      where: { stripeCustomerId: truth.stripeCustomerId },
      select: { id: true, personId: true, stripePaymentMethodId: true },
    });
    if (!payer) return false;
    if (payer.stripePaymentMethodId === truth.stripePaymentMethodId) return true;
    await tx.payer.update({ where: { id: payer.id }, data: cardColumns(truth), select: { id: true } });
    await recordEvent(tx, null, {
      action: "card-saved",
      objectKind: "person",
      objectId: payer.personId,
      subjectPersonId: payer.personId,
      audience: "private",
    });
    return true;
  });
}

const cardColumns = (truth: SavedCardTruth) => ({
  stripePaymentMethodId: truth.stripePaymentMethodId,
  cardBrand: truth.card.brand,
  cardLast4: truth.card.last4,
  cardExpMonth: truth.expMonth,
  cardExpYear: truth.expYear,
});

/**
 * Forgets the actor's saved card, here first and then at Stripe: it is never charged again. What was paid with it stays
 * as it is. Raises `payments-away`.
 */
export async function removeSavedCard(actor: Actor): Promise<void> {
  const payer = await db.payer.findUnique({
    where: { personId: actor.personId },
    select: { stripePaymentMethodId: true },
  });
  if (!payer?.stripePaymentMethodId) return;
  await db.payer.updateMany({
    where: { personId: actor.personId },
    data: {
      stripePaymentMethodId: null,
      cardBrand: null,
      cardLast4: null,
      cardExpMonth: null,
      cardExpYear: null,
    },
  });
  await forgetCard(payer.stripePaymentMethodId);
}
