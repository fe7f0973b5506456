import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { ClientBilling, OwnPayment, SavedCard, ShareDetail, ShareInList } from "./client-billing-view";
import { type Clocks, lineForReader } from "./internal/line-for-reader.server";
import {
  type EntryFacts,
  isInFlight,
  isWaived,
  ownShare,
  SHARE_IN_DETAIL,
  SHARE_IN_LIST,
  sumOf,
  waivedCents,
} from "./internal/share-rows.server";
import { practiceToday } from "./internal/today.server";
import { isSettled, shareStatus } from "./share-status";

const AS_PAYER = { audience: "private", actingRole: "client" } as const;

/** The payer's own shares, what is open first and by due date; the joint total of each invoice, never another's share. Audited. */
export async function clientBilling(actor: Actor, clock: Clock = realClock): Promise<ClientBilling> {
  const { today, zone } = await practiceToday(clock);
  const clocks = { practice: zone, reader: actor.zone };
  const [rows, card] = await Promise.all([
    db.invoiceShare.findMany({
      where: { ...ownShare(actor.personId), invoice: { state: { not: "void" } } },
      orderBy: { invoice: { number: "desc" } },
      select: SHARE_IN_LIST,
    }),
    savedCard(actor),
  ]);
  if (rows.length > 0)
    await recordReading(actor, {
      ...{ action: "invoices-listed", objectKind: "invoice-share", subjectPersonId: actor.personId },
      ...AS_PAYER,
    });
  const shares = rows.map((row) => toShareInList(row, today, clocks));
  const open = shares.filter((share) => !isSettled(share.status));
  return {
    balanceCents: open.reduce((sum, share) => sum + share.owedCents, 0),
    open: open.sort((one, other) => one.dueOn.localeCompare(other.dueOn)),
    settled: shares.filter((share) => isSettled(share.status)),
    card,
  };
}

/** $1 person: the payer's own shares, and nobody else's. */
const BALANCE = `
  SELECT COALESCE(sum(GREATEST(0, owed.cents)), 0)::int AS cents
  FROM invoice_share s
  JOIN invoice i ON i.id = s.invoice_id AND i.state <> 'void'
  CROSS JOIN LATERAL (SELECT COALESCE(sum(e.cents), 0) AS cents FROM ledger_entry e WHERE e.share_id = s.id) owed
  WHERE s.person_id = $1::uuid`;

/** What the payer owes in all, in cents, for a line on the home page. */
export async function clientBalance(actor: Actor): Promise<number> {
  const [row] = await preparedRead<{ cents: number }>("client-balance", BALANCE, [actor.personId]);
  return row?.cents ?? 0;
}

export async function savedCard(actor: Actor): Promise<SavedCard | null> {
  const payer = await db.payer.findUnique({
    where: { personId: actor.personId },
    select: { cardBrand: true, cardLast4: true, stripePaymentMethodId: true },
  });
  if (!payer?.stripePaymentMethodId || !payer.cardLast4) return null;
  return { brand: payer.cardBrand ?? "card", last4: payer.cardLast4 };
}

type ListRow = {
  id: string;
  cents: number;
  entries: EntryFacts[];
  payments: { state: string; method: string }[];
  invoice: {
    number: number;
    issuedOn: Date;
    dueOn: Date;
    lines: { cents: number; description: string }[];
    appointment: { startsAt: Date } | null;
  };
};

function toShareInList(row: ListRow, today: string, clocks: Clocks): ShareInList {
  const owed = sumOf(row.entries);
  const dueOn = fromDateColumn(row.invoice.dueOn);
  return {
    shareId: row.id,
    number: row.invoice.number,
    description: lineForReader(
      row.invoice.lines[0]?.description ?? "",
      row.invoice.appointment?.startsAt,
      clocks,
    ),
    issuedOn: fromDateColumn(row.invoice.issuedOn),
    dueOn,
    invoiceCents: sumOf(row.invoice.lines),
    shareCents: row.cents,
    owedCents: Math.max(0, owed),
    status: shareStatus(
      { owedCents: owed, inFlight: row.payments.some(isInFlight), isWaived: isWaived(row.entries), dueOn },
      today,
    ),
  };
}

/** One own share to read and pay. Audited. Raises `not-found` for every share that is not the actor's. */
export async function clientShare(
  actor: Actor,
  shareId: string,
  clock: Clock = realClock,
): Promise<ShareDetail> {
  const row = await db.invoiceShare.findFirst({
    where: { id: shareId, ...ownShare(actor.personId) },
    select: SHARE_IN_DETAIL,
  });
  if (!row) throw notFound();
  await recordReading(actor, {
    ...{ action: "invoice-read", objectKind: "invoice-share", objectId: shareId },
    ...{ chartId: row.invoice.chartId, subjectPersonId: actor.personId, ...AS_PAYER },
  });
  const [{ today, zone }, card] = await Promise.all([practiceToday(clock), savedCard(actor)]);
  const { appointment, lines } = row.invoice;
  const clocks = { practice: zone, reader: actor.zone };
  return {
    ...toShareInList(row, today, clocks),
    lines: lines.map(({ id, description, cents }) => ({
      ...{ id, cents },
      description: lineForReader(description, appointment?.startsAt, clocks),
    })),
    attended: appointment?.members.map((member) => member.person.chosenName) ?? [],
    therapist: appointment
      ? `${appointment.therapist.person.chosenName}, ${appointment.therapist.credentials}`
      : null,
    startsAt: appointment?.startsAt.toISOString() ?? null,
    waivedCents: waivedCents(row.entries),
    creditCents: Math.max(0, -sumOf(row.entries)),
    payments: row.payments.filter((payment) => payment.state !== "created").map(toOwnPayment),
    declined: declinedLast(row.payments),
    card,
  };
}

type PaymentRow = {
  id: string;
  cents: number;
  state: string;
  declineReason: string | null;
  cardBrand: string | null;
  cardLast4: string | null;
  createdAt: Date;
  settledAt: Date | null;
  receiptNumber: number | null;
  refunds: { cents: number; createdAt: Date }[];
};

function toOwnPayment(row: PaymentRow): OwnPayment {
  return {
    paymentId: row.id,
    cents: row.cents,
    state: row.state,
    declineReason: row.declineReason,
    card: row.cardLast4 ? { brand: row.cardBrand ?? "card", last4: row.cardLast4 } : null,
    at: (row.settledAt ?? row.createdAt).toISOString(),
    receiptNumber: row.receiptNumber,
    refunds: row.refunds.map((refund) => ({ cents: refund.cents, at: refund.createdAt.toISOString() })),
  };
}

/** The payments come newest first; an open hosted page that nobody has finished says nothing either way. */
function declinedLast(
  payments: { state: string; method: string; declineReason: string | null }[],
): string | null {
  const last = payments.find((payment) => payment.state !== "created" || payment.declineReason);
  if (!last || last.state === "succeeded" || last.state === "processing" || last.state === "cancelled")
    return null;
  return last.declineReason ?? (last.state === "requires_action" ? "authentication-needed" : "generic");
}
