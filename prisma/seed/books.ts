import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { payWithSavedCard } from "#app/domain/billing/pay-with-saved-card.server";
import { refundPayment } from "#app/domain/billing/refund-payment.server";
import { keepSavedCard, startSavingCard } from "#app/domain/billing/save-card.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS, HOUR_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedChart } from "./charts";
import { inParallel } from "./in-parallel";
import type { SeedSession } from "./sessions";

const VISA = "4242424242424242";
const MASTERCARD = "5555555555554444";
/** Can be kept, and is declined whenever it is charged. */
const DECLINES_LATER = "4000000000000341";

/** Enters a test card on the hosted page, as the payer would. */
async function enterCard(url: string, number: string): Promise<string> {
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ number, expiry: "12 / 34", cvc: "123" }),
  });
  return new URL(answer.headers.get("Location") ?? "").searchParams.get("setup") ?? "";
}

async function saveCard(payer: Actor, number: string): Promise<void> {
  const { url } = await startSavingCard(payer, { requestKey: newId() });
  await keepSavedCard(await enterCard(url, number));
}

/** Invoices of every closed session, in the order of time, so that their numbers are too. */
export async function makeInvoices(sessions: SeedSession[]): Promise<number> {
  const closed = sessions.filter((session) => session.status !== "booked");
  for (const { appointmentId, endsAt } of closed) {
    await invoiceFromAppointment({ appointmentId }, () => new Date(endsAt.getTime() + HOUR_MS / 2));
  }
  return closed.length;
}

const isUnpaid = ({ chart, endsAt }: SeedSession, now: Date): boolean => {
  const age = (now.getTime() - endsAt.getTime()) / DAY_MS;
  return chart.household.unpaidDays?.some((day) => Math.abs(day - age) < 3.5) ?? false;
};

/** Each payer's card on file, and every share but the ones the story leaves open paid with it the day after. */
export async function payShares(charts: SeedChart[], sessions: SeedSession[], now: Date): Promise<void> {
  const payers = new Map(charts.flatMap((chart) => chart.members).map((one) => [one.personId, one]));
  const withPast = new Set(
    sessions
      .filter((one) => one.status !== "booked")
      .flatMap((one) => one.chart.members.map((m) => m.personId)),
  );
  await inParallel(
    [...payers.values()].filter((payer) => withPast.has(payer.personId)),
    (payer, index) => saveCard(payer, index % 3 === 2 ? MASTERCARD : VISA),
  );
  const paid = sessions.filter((session) => session.status !== "booked" && !isUnpaid(session, now));
  const shares = await db.invoiceShare.findMany({
    where: { invoice: { appointmentId: { in: paid.map((session) => session.appointmentId) } } },
    orderBy: { invoice: { number: "asc" } },
    select: { id: true, personId: true, invoice: { select: { appointmentId: true } } },
  });
  const endOf = new Map(paid.map((session) => [session.appointmentId, session.endsAt]));
  await inParallel(shares, async (share) => {
    const payer = payers.get(share.personId);
    const ended = endOf.get(share.invoice.appointmentId ?? "") ?? now;
    const at = new Date(Math.min(ended.getTime() + DAY_MS, now.getTime()));
    if (payer) await payWithSavedCard(payer, { shareId: share.id, requestKey: newId() }, () => at);
  });
}

/** Whose card says no: their unpaid share was tried on the day it was due. */
export async function declineCards(charts: SeedChart[]): Promise<void> {
  for (const { household, members, chartId } of charts) {
    const [payer] = members;
    if (!household.declined || !payer) continue;
    await saveCard(payer, DECLINES_LATER);
    const share = await db.invoiceShare.findFirst({
      where: { personId: payer.personId, invoice: { chartId, state: "open" } },
      select: { id: true, invoice: { select: { dueOn: true } } },
    });
    if (!share) continue;
    const at = new Date(share.invoice.dueOn.getTime() + DAY_MS / 2);
    await payWithSavedCard(payer, { shareId: share.id, requestKey: newId() }, () => at);
  }
}

/** A part of one payment given back, with its reason. */
export async function refundInPart(chart: SeedChart | undefined, admin: Actor, now: Date): Promise<void> {
  const payment = await db.payment.findFirst({
    where: { state: "succeeded", share: { invoice: { chartId: chart?.chartId } } },
    orderBy: { settledAt: "desc" },
    select: { id: true, share: { select: { invoiceId: true } } },
  });
  if (!payment) return;
  await refundPayment(
    admin,
    {
      invoiceId: payment.share.invoiceId,
      paymentId: payment.id,
      cents: 2_500,
      reason: "session_problem",
      note: "The video stopped for a quarter of the session.",
      requestKey: newId(),
    },
    () => now,
  );
}
