import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { nextPaymentState, type PaymentState } from "../payment-state";
import { addEntry, closeWhenSettled, lockInvoice } from "./ledger.server";
import { nextNumber } from "./numbers.server";

export type Card = { brand: string; last4: string };

/** What Stripe says of a payment at the moment it was asked. */
export type PaymentTruth = {
  state: PaymentState;
  stripePaymentIntentId: string | null;
  stripeCheckoutSessionId?: string | null;
  card: Card | null;
  /** Stripe's code of the last refusal, also while another try is still possible. */
  declineReason: string | null;
};

/**
 * Applies what Stripe says to a payment, under the lock of its invoice. Whatever arrives, late or twice, the payment
 * never moves back and its ledger entry, receipt number and receipt mail are made once. Returns the state it is in.
 */
export async function applyPayment(
  tx: Tx,
  paymentId: string,
  truth: PaymentTruth,
  at: Date,
): Promise<PaymentState> {
  const payment = await lockPayment(tx, paymentId);
  const state = nextPaymentState(payment.state, truth.state);
  const turned = state !== payment.state;
  await tx.payment.update({
    where: { id: paymentId },
    data: {
      state,
      stripePaymentIntentId: payment.stripePaymentIntentId ?? truth.stripePaymentIntentId,
      stripeCheckoutSessionId: payment.stripeCheckoutSessionId ?? truth.stripeCheckoutSessionId ?? null,
      declineReason: state === "succeeded" ? null : (truth.declineReason ?? payment.declineReason),
      ...(truth.card ? { cardBrand: truth.card.brand, cardLast4: truth.card.last4 } : {}),
      ...(turned && state === "succeeded"
        ? { settledAt: at, receiptNumber: await nextNumber(tx, "receipt") }
        : {}),
    },
    select: { id: true },
  });
  if (turned && state === "succeeded") await bookPayment(tx, payment, at);
  if (turned && state === "failed") await recordOutcome(tx, payment, "payment-failed");
  return state;
}

type LockedPayment = Awaited<ReturnType<typeof lockPayment>>;

async function lockPayment(tx: Tx, paymentId: string) {
  const { share } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { share: { select: { invoiceId: true } } },
  });
  await lockInvoice(tx, share.invoiceId);
  return await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      id: true,
      state: true,
      cents: true,
      personId: true,
      shareId: true,
      stripePaymentIntentId: true,
      stripeCheckoutSessionId: true,
      declineReason: true,
      share: { select: { invoiceId: true, invoice: { select: { chartId: true } } } },
    },
  });
}

async function bookPayment(tx: Tx, payment: LockedPayment, at: Date): Promise<void> {
  await addEntry(tx, {
    personId: payment.personId,
    shareId: payment.shareId,
    kind: "payment",
    cents: -payment.cents,
    at,
    paymentId: payment.id,
  });
  await closeWhenSettled(tx, payment.share.invoiceId);
  await recordOutcome(tx, payment, "payment-settled");
  await enqueue(tx, "billing.send-receipt", { paymentId: payment.id });
}

async function recordOutcome(tx: Tx, payment: LockedPayment, action: "payment-settled" | "payment-failed") {
  await recordEvent(tx, null, {
    action,
    objectKind: "payment",
    objectId: payment.id,
    chartId: payment.share.invoice.chartId,
    subjectPersonId: payment.personId,
    audience: "private",
  });
}
