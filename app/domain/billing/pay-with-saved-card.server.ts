import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { applyPayment } from "./internal/apply-payment.server";
import { lockOwnShare, lockPayableShare } from "./internal/payable-share.server";
import { checkPaymentLater } from "./internal/payment-checks.server";
import { ownShare } from "./internal/share-rows.server";
import { chargeSavedCard, closeCheckout } from "./internal/stripe-payments.server";
import type { PaymentState } from "./payment-state";
import { settlePayment } from "./settle-payment.server";

/**
 * Charges what the actor owes on their share to their saved card. `requestKey` is the id of the payment and Stripe's
 * Idempotency-Key, so that one form sent many times charges once. Returns the state the payment is in; `created` means
 * that Stripe has not answered and the payment is checked again soon.
 * Raises `not-found`, `already-paid`, `payment-processing`, `no-saved-card`.
 */
export async function payWithSavedCard(
  actor: Actor,
  input: { shareId: string; requestKey: string },
  clock: Clock = realClock,
): Promise<PaymentState> {
  const [own, card] = await Promise.all([
    db.invoiceShare.count({ where: { id: input.shareId, ...ownShare(actor.personId) } }),
    db.payer.findUnique({
      where: { personId: actor.personId },
      select: { stripeCustomerId: true, stripePaymentMethodId: true },
    }),
  ]);
  if (own === 0) throw notFound();
  if (!card?.stripeCustomerId || !card.stripePaymentMethodId) throw new DomainError("no-saved-card");
  await leaveHostedPage(actor, input.shareId, clock);
  const intent = await intend(actor, input, clock());
  if (intent.repeated) return intent.state;
  const truth = await chargeSavedCard({
    paymentId: input.requestKey,
    customerId: card.stripeCustomerId,
    paymentMethodId: card.stripePaymentMethodId,
    cents: intent.cents,
  });
  if (!truth) return "created";
  return await inTransaction((tx) => applyPayment(tx, input.requestKey, truth, clock()));
}

type Intent = { repeated: boolean; state: PaymentState; cents: number };

async function intend(
  actor: Actor,
  input: { shareId: string; requestKey: string },
  at: Date,
): Promise<Intent> {
  return await inTransaction(async (tx) => {
    await lockOwnShare(tx, actor.personId, input.shareId);
    const earlier = await earlierPress(tx, actor, input);
    if (earlier) return earlier;
    const share = await lockPayableShare(tx, actor.personId, input.shareId);
    await tx.payment.create({
      data: {
        id: input.requestKey,
        shareId: input.shareId,
        personId: actor.personId,
        cents: share.owedCents,
        method: "saved_card",
        createdById: actor.personId,
        createdAt: at,
      },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      action: "payment-started",
      objectKind: "payment",
      objectId: input.requestKey,
      chartId: share.chartId,
      subjectPersonId: actor.personId,
      audience: "private",
    });
    await checkPaymentLater(tx, input.requestKey, at);
    return { repeated: false, state: "created", cents: share.owedCents };
  });
}

async function earlierPress(
  tx: Tx,
  actor: Actor,
  input: { shareId: string; requestKey: string },
): Promise<Intent | null> {
  const payment = await tx.payment.findUnique({
    where: { id: input.requestKey },
    select: { state: true, cents: true, personId: true, shareId: true },
  });
  if (!payment) return null;
  if (payment.personId !== actor.personId || payment.shareId !== input.shareId) throw notFound();
  return { repeated: true, state: payment.state, cents: payment.cents };
}

/** A hosted page left open in another tab is closed before the saved card is charged, so that nobody pays twice. */
async function leaveHostedPage(actor: Actor, shareId: string, clock: Clock): Promise<void> {
  const open = await db.payment.findFirst({
    where: { personId: actor.personId, shareId, method: "checkout", state: "created" },
    select: { id: true, stripeCheckoutSessionId: true },
  });
  if (!open) return;
  await closeCheckout(open.stripeCheckoutSessionId);
  await settlePayment(open.id, clock);
}
