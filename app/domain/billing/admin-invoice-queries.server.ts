import { recordReading } from "#app/domain/audit/record-reading.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { mayReadInvoices } from "./admin-billing-queries.server";
import type { AdminInvoice, AdminPayment, RefundablePayment } from "./admin-invoice-view";
import { findInvoice, type InvoiceRecord, namesOf } from "./internal/invoice-detail.server";
import { openRefundNotes } from "./internal/refund-note.server";
import { FEE_WAIVED, isInFlight, isWaived, sumOf, waivedCents } from "./internal/share-rows.server";
import { practiceToday } from "./internal/today.server";
import { invoiceTimeline, type TimelineEvent, type TimelinePayment } from "./invoice-timeline";
import { shareStatus } from "./share-status";

/** One invoice as the office reads it. Audited. Raises `not-found` for unknown ids and for whoever may not read invoices. */
export async function adminInvoice(
  actor: Actor,
  invoiceId: string,
  clock: Clock = realClock,
): Promise<AdminInvoice> {
  if (!mayReadInvoices(actor)) throw notFound();
  const invoice = await findInvoice(invoiceId);
  if (!invoice) throw notFound();
  await recordInvoiceRead(actor, invoice);
  const { today } = await practiceToday(clock);
  const shares = invoice.shares.map((share) => toShare(share, fromDateColumn(invoice.dueOn), today));
  const owedCents = shares.reduce((sum, share) => sum + share.owedCents, 0);
  const inFlight = shares.some((share) => share.status === "processing");
  const entries = invoice.shares.flatMap((share) => share.entries);
  return {
    invoiceId: invoice.id,
    number: invoice.number,
    chartId: invoice.chart.id,
    household: invoice.chart.label,
    issuedOn: fromDateColumn(invoice.issuedOn),
    dueOn: fromDateColumn(invoice.dueOn),
    status: shareStatus(
      { owedCents, inFlight, isWaived: isWaived(entries), dueOn: fromDateColumn(invoice.dueOn) },
      today,
    ),
    totalCents: sumOf(invoice.lines),
    owedCents,
    waivedCents: waivedCents(entries),
    lines: invoice.lines.map(({ id, description, cents }) => ({ id, description, cents })),
    session: toSession(invoice),
    shares,
    payments: invoice.shares.flatMap(toPayments),
    timeline: await timelineOf(invoice),
    mayRefund: hasPermission(actor, "billing"),
  };
}

/** A payment that took money, with what is left of it to give back. Audited. Raises `not-found`. */
export async function refundablePayment(
  actor: Actor,
  invoiceId: string,
  paymentId: string,
): Promise<RefundablePayment> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const invoice = await findInvoice(invoiceId);
  const payment = invoice?.shares.flatMap(toPayments).find((one) => one.paymentId === paymentId);
  if (!invoice || !payment) throw notFound();
  await recordInvoiceRead(actor, invoice);
  return { ...payment, invoiceId, number: invoice.number, household: invoice.chart.label };
}

const recordInvoiceRead = (actor: Actor, { id, chart }: InvoiceRecord): Promise<void> =>
  recordReading(actor, {
    ...{
      action: "invoice-read",
      objectKind: "invoice",
      objectId: id,
      chartId: chart.id,
      actingRole: "admin",
    },
  });

type ShareRecord = InvoiceRecord["shares"][number];

function toShare(share: ShareRecord, dueOn: string, today: string) {
  const balance = sumOf(share.entries);
  return {
    shareId: share.id,
    payer: share.person.chosenName,
    cents: share.cents,
    owedCents: Math.max(0, balance),
    creditCents: Math.max(0, -balance),
    status: shareStatus(
      {
        owedCents: balance,
        inFlight: share.payments.some(isInFlight),
        isWaived: isWaived(share.entries),
        dueOn,
      },
      today,
    ),
  };
}

const cardOf = (row: { cardBrand: string | null; cardLast4: string | null }) =>
  row.cardLast4 ? { brand: row.cardBrand ?? "card", last4: row.cardLast4 } : null;

function toPayments(share: ShareRecord): AdminPayment[] {
  return share.payments
    .filter((payment) => payment.state === "succeeded")
    .map((payment) => {
      const refundedCents = sumOf(payment.refunds.filter((refund) => refund.state !== "failed"));
      return {
        paymentId: payment.id,
        payer: share.person.chosenName,
        cents: payment.cents,
        card: cardOf(payment),
        at: (payment.settledAt ?? payment.createdAt).toISOString(),
        refundedCents,
        refundableCents: payment.cents - refundedCents,
      };
    });
}

function toSession(invoice: InvoiceRecord): AdminInvoice["session"] {
  const { appointment } = invoice;
  if (!appointment) return null;
  return {
    startsAt: appointment.startsAt.toISOString(),
    service: appointment.service.name,
    therapist: appointment.therapist.person.chosenName,
    status: appointment.status,
  };
}

async function timelineOf(invoice: InvoiceRecord): Promise<TimelineEvent[]> {
  const refunds = invoice.shares.flatMap((share) => share.payments.flatMap((payment) => payment.refunds));
  const notes = await notesOf(invoice);
  const names = await namesOf(refunds.map((refund) => refund.createdById));
  const payments = invoice.shares.flatMap((share) =>
    share.payments.map(
      (payment): TimelinePayment => ({
        id: payment.id,
        payer: share.person.chosenName,
        cents: payment.cents,
        state: payment.state,
        declineReason: payment.declineReason,
        card: cardOf(payment),
        startedAt: payment.createdAt.toISOString(),
        settledAt: payment.settledAt?.toISOString() ?? null,
        receiptNumber: payment.receiptNumber,
        refunds: payment.refunds.map((refund) => ({
          id: refund.id,
          cents: refund.cents,
          reason: refund.reason,
          note: notes.get(refund.id) ?? "",
          state: refund.state,
          at: refund.createdAt.toISOString(),
          by: names.get(refund.createdById) ?? "someone",
        })),
      }),
    ),
  );
  const totalCents = sumOf(invoice.lines);
  return invoiceTimeline(
    { id: invoice.id, number: invoice.number, createdAt: invoice.createdAt.toISOString(), totalCents },
    payments,
    invoice.shares.flatMap(toWriteOffs),
  );
}

const notesOf = (invoice: InvoiceRecord): Promise<Map<string, string>> =>
  openRefundNotes(
    db,
    invoice.shares.flatMap(({ person, payments }) =>
      payments.flatMap(({ refunds }) => refunds.map((refund) => ({ ...refund, personId: person.id }))),
    ),
  );

const toWriteOffs = (share: ShareRecord) =>
  share.entries
    .filter((entry) => entry.reason === FEE_WAIVED)
    .map(({ id, at, cents }) => ({
      id,
      at: at.toISOString(),
      payer: share.person.chosenName,
      cents: -cents,
    }));
