import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { applyRefund } from "./internal/apply-refund.server";
import { lockInvoice } from "./internal/ledger.server";
import { checkRefundLater } from "./internal/payment-checks.server";
import { sealRefundNote } from "./internal/refund-note.server";
import { sumOf } from "./internal/share-rows.server";
import { makeRefund } from "./internal/stripe-refunds.server";
import type { RefundState } from "./payment-state";
import type { RefundReason } from "./refund-reasons";

export type RefundRequest = {
  invoiceId: string;
  paymentId: string;
  cents: number;
  reason: RefundReason;
  note: string;
  /** The refund's id and Stripe's Idempotency-Key: one form, one refund. */
  requestKey: string;
};

/**
 * Gives part or all of a payment back to the card it came from. The refund is committed before Stripe is asked; it is
 * booked when Stripe says it succeeded. Returns its state; `created` means that Stripe has not answered and is asked
 * again soon. Raises `not-found` and `refund-too-large` (details.leftCents).
 */
export async function refundPayment(
  actor: Actor,
  request: RefundRequest,
  clock: Clock = realClock,
): Promise<RefundState> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const intent = await inTransaction((tx) => intend(tx, actor, request, clock()));
  if (intent.state !== "created") return intent.state;
  const truth = await makeRefund({
    refundId: request.requestKey,
    stripePaymentIntentId: intent.stripePaymentIntentId,
    cents: intent.cents,
  });
  if (!truth) return "created";
  return await inTransaction((tx) => applyRefund(tx, request.requestKey, truth, clock()));
}

type Intent = { state: RefundState; cents: number; stripePaymentIntentId: string };

async function intend(tx: Tx, actor: Actor, request: RefundRequest, at: Date): Promise<Intent> {
  await lockInvoice(tx, request.invoiceId);
  const payment = await tx.payment.findFirst({
    where: { id: request.paymentId, state: "succeeded", share: { invoiceId: request.invoiceId } },
    select: {
      cents: true,
      personId: true,
      stripePaymentIntentId: true,
      share: { select: { invoice: { select: { chartId: true } } } },
      refunds: { select: { id: true, cents: true, state: true } },
    },
  });
  if (!payment?.stripePaymentIntentId) throw notFound();
  const { stripePaymentIntentId } = payment;
  const earlier = payment.refunds.find((refund) => refund.id === request.requestKey);
  if (earlier) return { state: earlier.state, cents: earlier.cents, stripePaymentIntentId };
  const leftCents = payment.cents - sumOf(payment.refunds.filter((refund) => refund.state !== "failed"));
  if (request.cents > leftCents) throw new DomainError("refund-too-large", { leftCents });
  const { requestKey: id, paymentId, cents, reason, note } = request;
  const noteSealed = await sealRefundNote(tx, id, payment.personId, note);
  await tx.refund.create({
    data: { id, paymentId, cents, reason, noteSealed, createdById: actor.personId, createdAt: at },
    select: { id: true },
  });
  await recordEvent(tx, actor, {
    action: "refund-made",
    objectKind: "refund",
    objectId: id,
    chartId: payment.share.invoice.chartId,
    subjectPersonId: payment.personId,
    actingRole: "admin",
  });
  await checkRefundLater(tx, id, at);
  return { state: "created", cents, stripePaymentIntentId };
}
