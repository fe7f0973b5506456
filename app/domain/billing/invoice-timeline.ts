import { formatCents } from "#app/domain/shared/money";
import { cardWords } from "./card-words";
import { declineWords } from "./decline-words";
import { REFUND_REASON_WORDS, type RefundReason } from "./refund-reasons";

export type TimelineEvent = { id: string; at: string; title: string; detail: string | null };

export type TimelinePayment = {
  id: string;
  payer: string;
  cents: number;
  state: string;
  declineReason: string | null;
  card: { brand: string; last4: string } | null;
  startedAt: string;
  settledAt: string | null;
  receiptNumber: number | null;
  refunds: TimelineRefund[];
};

export type TimelineRefund = {
  id: string;
  cents: number;
  reason: RefundReason;
  note: string;
  state: string;
  at: string;
  by: string;
};

/** What is not asked of a payer any more, because the fee of a session was waived. */
type TimelineWriteOff = { id: string; at: string; payer: string; cents: number };

/** What happened to an invoice, newest first. A hosted page that was opened and left is not an event. */
export function invoiceTimeline(
  invoice: { id: string; number: number; createdAt: string; totalCents: number },
  payments: readonly TimelinePayment[],
  writeOffs: readonly TimelineWriteOff[],
): TimelineEvent[] {
  const issued: TimelineEvent = {
    id: invoice.id,
    at: invoice.createdAt,
    title: `Invoice ${invoice.number} issued: ${formatCents(invoice.totalCents)}`,
    detail: null,
  };
  const events = payments.flatMap((payment) => [
    ...paymentEvents(payment),
    ...payment.refunds.map((refund) => refundEvent(payment, refund)),
  ]);
  const waived = writeOffs.map(({ id, at, payer, cents }) => ({
    id,
    at,
    title: `${formatCents(cents)} of ${payer}'s share written off`,
    detail: "The fee was waived.",
  }));
  return [issued, ...events, ...waived].sort((one, other) => other.at.localeCompare(one.at));
}

function paymentEvents(payment: TimelinePayment): TimelineEvent[] {
  const card = payment.card ? ` with ${cardWords(payment.card)}` : "";
  const amount = formatCents(payment.cents);
  const event = (title: string, detail: string | null): TimelineEvent[] => [
    { id: payment.id, at: payment.settledAt ?? payment.startedAt, title, detail },
  ];
  switch (payment.state) {
    case "succeeded":
      return event(
        `${payment.payer} paid ${amount}${card}`,
        `Receipt ${payment.receiptNumber ?? "in the making"}`,
      );
    case "failed":
      return event(
        `Payment of ${amount} by ${payment.payer}${card} was declined`,
        declineWords(payment.declineReason),
      );
    case "requires_action":
      return event(
        `Payment of ${amount} by ${payment.payer} waits for their bank`,
        declineWords("authentication-needed"),
      );
    case "processing":
      return event(`Payment of ${amount} by ${payment.payer} is processing`, null);
    default:
      return [];
  }
}

const REFUND_STATE_WORDS: Record<string, string> = {
  created: "being sent to the bank",
  pending: "on its way",
  succeeded: "done",
  failed: "failed",
};

function refundEvent(payment: TimelinePayment, refund: TimelineRefund): TimelineEvent {
  const to = payment.card ? ` to ${cardWords(payment.card)}` : "";
  const state = REFUND_STATE_WORDS[refund.state] ?? refund.state;
  return {
    id: refund.id,
    at: refund.at,
    title: `Refund of ${formatCents(refund.cents)} to ${payment.payer}${to}: ${state}`,
    detail: `${REFUND_REASON_WORDS[refund.reason]}. ${refund.note} (by ${refund.by})`,
  };
}
