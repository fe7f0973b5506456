import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { customerOf } from "./internal/customer.server";
import { lockPayableShare, type PayableShare } from "./internal/payable-share.server";
import { checkPaymentLater } from "./internal/payment-checks.server";
import { closeCheckout, openCheckout } from "./internal/stripe-payments.server";
import { settlePayment } from "./settle-payment.server";

/**
 * Opens the hosted payment page for what the actor owes on their share and says where it is; `url` is null when the
 * share turns out to be settled. Pressed twice, the page that is open already is given again. The intent to pay is
 * committed before Stripe is asked, and its id is the Idempotency-Key.
 * Raises `not-found`, `already-paid`, `payment-processing` and `payments-away`.
 */
export async function startPayment(
  actor: Actor,
  input: { shareId: string },
  clock: Clock = realClock,
): Promise<{ url: string | null }> {
  const payment = await intend(actor, input.shareId, clock);
  const customerId = await customerOf(actor.personId);
  if (payment.sessionId) return await resume(actor, payment, clock);
  const session = await openCheckout({ paymentId: payment.id, customerId, cents: payment.cents });
  await db.payment.updateMany({
    where: { id: payment.id, stripeCheckoutSessionId: null },
    data: { stripeCheckoutSessionId: session.id },
  });
  return { url: session.url };
}

type Intent = { id: string; shareId: string; cents: number; sessionId: string | null };

async function intend(actor: Actor, shareId: string, clock: Clock): Promise<Intent> {
  return await inTransaction(async (tx) => {
    const share = await lockPayableShare(tx, actor.personId, shareId);
    return (await openIntent(tx, shareId)) ?? (await newIntent(tx, actor, share, clock()));
  });
}

async function openIntent(tx: Tx, shareId: string): Promise<Intent | null> {
  const open = await tx.payment.findFirst({
    where: { shareId, method: "checkout", state: "created" },
    select: { id: true, shareId: true, cents: true, stripeCheckoutSessionId: true },
  });
  return open ? { ...open, sessionId: open.stripeCheckoutSessionId } : null;
}

async function newIntent(tx: Tx, actor: Actor, share: PayableShare, at: Date): Promise<Intent> {
  const id = newId();
  const { shareId, owedCents: cents } = share;
  await tx.payment.create({
    data: {
      id,
      shareId,
      personId: actor.personId,
      cents,
      method: "checkout",
      createdById: actor.personId,
      createdAt: at,
    },
    select: { id: true },
  });
  await recordEvent(tx, actor, {
    action: "payment-started",
    objectKind: "payment",
    objectId: id,
    chartId: share.chartId,
    subjectPersonId: actor.personId,
    audience: "private",
  });
  await checkPaymentLater(tx, id, at);
  return { id, shareId, cents, sessionId: null };
}

/** The page of an earlier press: given again while it is open, settled when it was used, replaced when it does not fit. */
async function resume(actor: Actor, payment: Intent, clock: Clock): Promise<{ url: string | null }> {
  const { state, checkoutUrl } = await settlePayment(payment.id, clock);
  if (state === "created" && checkoutUrl) {
    if (payment.cents === (await owedNow(actor, payment.shareId))) return { url: checkoutUrl };
    await closeCheckout(payment.sessionId);
    await settlePayment(payment.id, clock);
  }
  if (state === "succeeded" || state === "processing") return { url: null };
  return await startPayment(actor, { shareId: payment.shareId }, clock);
}

const owedNow = (actor: Actor, shareId: string): Promise<number> =>
  inTransaction(async (tx) => (await lockPayableShare(tx, actor.personId, shareId)).owedCents);
