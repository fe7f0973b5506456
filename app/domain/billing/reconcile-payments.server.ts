import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { applyPayment, type PaymentTruth } from "./internal/apply-payment.server";
import { chargeSavedCard, findCharge } from "./internal/stripe-payments.server";
import { isFinalPaymentState } from "./payment-state";
import { settlePayment } from "./settle-payment.server";
import { settleRefund } from "./settle-refund.server";

/** Stripe remembers an Idempotency-Key for 24 hours; after this, asking again could act again. */
const KEY_LIFE_MS = 23 * HOUR_MS;
/** An open hosted page lives for a day; Stripe retries its webhooks for three. */
const LOOK_BACK_MS = 4 * DAY_MS;
const SETTLE_FIRST_MS = 2 * MINUTE_MS;
const BATCH = 200;

/** Job "billing.check-payment": finds out what became of one payment. */
export async function checkPayment(payload: { paymentId: string }, clock: Clock = realClock): Promise<void> {
  const payment = await db.payment.findUnique({
    where: { id: payload.paymentId },
    select: {
      state: true,
      method: true,
      cents: true,
      personId: true,
      createdAt: true,
      stripePaymentIntentId: true,
    },
  });
  if (!payment || isFinalPaymentState(payment.state)) return;
  if (payment.method === "saved_card" && !payment.stripePaymentIntentId) {
    await findAnswer({ id: payload.paymentId, ...payment }, clock);
    return;
  }
  await settlePayment(payload.paymentId, clock);
}

type Unanswered = { id: string; personId: string; cents: number; createdAt: Date };

/**
 * A charge whose answer was lost: it is looked for at Stripe and, when it is not there, asked for again with the same
 * Idempotency-Key. Once Stripe has forgotten the key it is given up, so that it can never be made twice.
 */
async function findAnswer(payment: Unanswered, clock: Clock): Promise<void> {
  const payer = await db.payer.findUnique({
    where: { personId: payment.personId },
    select: { stripeCustomerId: true, stripePaymentMethodId: true },
  });
  if (!payer?.stripeCustomerId) return;
  const { stripeCustomerId: customerId, stripePaymentMethodId: paymentMethodId } = payer;
  const since = new Date(payment.createdAt.getTime() - SETTLE_FIRST_MS);
  const found = await findCharge({ paymentId: payment.id, customerId, since });
  const keyLives = clock().getTime() - payment.createdAt.getTime() < KEY_LIFE_MS;
  const truth =
    found ??
    (keyLives && paymentMethodId
      ? await chargeSavedCard({ paymentId: payment.id, customerId, paymentMethodId, cents: payment.cents })
      : GIVEN_UP);
  if (truth) await inTransaction((tx) => applyPayment(tx, payment.id, truth, clock()));
}

const GIVEN_UP: PaymentTruth = {
  state: "failed",
  stripePaymentIntentId: null,
  card: null,
  declineReason: "processing-error",
};

/** Job "billing.check-refund": finds out what became of one refund. */
export async function checkRefund(payload: { refundId: string }, clock: Clock = realClock): Promise<void> {
  await settleRefund(payload.refundId, clock);
}

/**
 * Job "billing.reconcile-payments", run again and again: compares everything of the last days that still waits with
 * Stripe and applies what Stripe says. Whatever cannot be asked about now is left for the next run.
 */
export async function reconcilePayments(_payload: unknown = {}, clock: Clock = realClock): Promise<void> {
  const now = clock().getTime();
  const createdAt = { gt: new Date(now - LOOK_BACK_MS), lt: new Date(now - SETTLE_FIRST_MS) };
  const payments = await db.payment.findMany({
    where: { state: { in: ["created", "processing", "requires_action"] }, createdAt },
    orderBy: { createdAt: "asc" },
    take: BATCH,
    select: { id: true },
  });
  for (const payment of payments) await checkPayment({ paymentId: payment.id }, clock);
  const refunds = await db.refund.findMany({
    where: {
      createdAt,
      OR: [
        { state: "pending" },
        { state: "created", stripeRefundId: { not: null } },
        { state: "created", createdAt: { gt: new Date(now - KEY_LIFE_MS) } },
      ],
    },
    orderBy: { createdAt: "asc" },
    take: BATCH,
    select: { id: true },
  });
  for (const refund of refunds) await checkRefund({ refundId: refund.id }, clock);
}
