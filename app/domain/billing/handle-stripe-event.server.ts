import { isUuid } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { verifyWebhook, type WebhookEvent, WebhookRejected } from "#app/platform/stripe/webhook.server";
import { keepSavedCard } from "./save-card.server";
import { settlePayment } from "./settle-payment.server";
import { settleRefundsOf } from "./settle-refund.server";

export type EventOutcome = "refused" | "handled" | "known" | "not-ours";

/**
 * Takes one delivery of the Stripe webhook. What it says is never believed: it only names what to ask Stripe about, and
 * each event is handled once. `refused` is a forged, stale or malformed delivery. When Stripe or the database cannot be
 * reached it raises, the event stays unhandled and Stripe delivers it again.
 */
export async function handleStripeEvent(
  delivery: { body: Uint8Array; signature: string | null },
  clock: Clock = realClock,
): Promise<EventOutcome> {
  const event = verified(delivery, clock());
  if (!event) return "refused";
  if (!(await isFresh(event))) return "known";
  const outcome = (await act(event, clock)) ? "handled" : "not-ours";
  await db.stripeEvent.updateMany({
    where: { id: event.id, handledAt: null },
    data: { handledAt: clock(), outcome },
  });
  return outcome;
}

function verified(delivery: { body: Uint8Array; signature: string | null }, now: Date): WebhookEvent | null {
  try {
    return verifyWebhook(delivery.body, delivery.signature, { now });
  } catch (error) {
    if (error instanceof WebhookRejected) return null;
    throw error;
  }
}

/** Remembers the event by its id. False when it was handled before; one that failed half-way is fresh again. */
async function isFresh(event: WebhookEvent): Promise<boolean> {
  await db.stripeEvent.createMany({
    data: [{ id: event.id, type: event.type, objectId: event.objectId }],
    skipDuplicates: true,
  });
  const known = await db.stripeEvent.findUnique({ where: { id: event.id }, select: { handledAt: true } });
  return known?.handledAt === null;
}

const PAYMENT_KINDS: readonly string[] = ["checkout-session", "payment-intent", "charge", "refund"];

/** True when the event was about something of ours. */
async function act(event: WebhookEvent, clock: Clock): Promise<boolean> {
  if (event.objectKind === "checkout-session" && event.setupIntentId)
    return await keepSavedCard(event.objectId);
  if (!PAYMENT_KINDS.includes(event.objectKind)) return false;
  const paymentId = await paymentOf(event);
  if (!paymentId) return false;
  await settlePayment(paymentId, clock);
  if (event.objectKind === "charge" || event.objectKind === "refund") await settleRefundsOf(paymentId, clock);
  return true;
}

/** By Stripe's own id, or by ours on the object when the answer that held Stripe's id never reached us. */
async function paymentOf(event: WebhookEvent): Promise<string | null> {
  const sessionId = event.objectKind === "checkout-session" ? event.objectId : null;
  const { paymentIntentId, reference } = event;
  const found = await db.payment.findFirst({
    where: {
      OR: [
        ...(sessionId ? [{ stripeCheckoutSessionId: sessionId }] : []),
        ...(paymentIntentId ? [{ stripePaymentIntentId: paymentIntentId }] : []),
        ...(reference && isUuid(reference) ? [{ id: reference }] : []),
      ],
    },
    select: { id: true, method: true, stripeCheckoutSessionId: true, stripePaymentIntentId: true },
  });
  if (!found) return null;
  await db.payment.update({
    where: { id: found.id },
    data: {
      stripeCheckoutSessionId: found.stripeCheckoutSessionId ?? sessionId,
      stripePaymentIntentId: found.stripePaymentIntentId ?? paymentIntentId,
    },
    select: { id: true },
  });
  return found.id;
}
