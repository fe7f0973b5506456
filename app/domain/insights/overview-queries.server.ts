import { owedByInvoice } from "#app/domain/billing/admin-billing-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { addDays, atLocalMinute, type Clock, dateInZone, mondayOf, realClock } from "#app/domain/shared/time";
import { countGivenUp } from "#app/domain/upkeep/background-work-queries.server";
import { db } from "#app/platform/db/client.server";
import { agingMatrix } from "./aging";
import { plannedCalls, receivedByMonth, sessionCounts } from "./internal/overview-rows.server";
import { monthsUntil } from "./months";
import type { Overview } from "./overview";

const MONTHS = 6;

/** The office's first page in numbers. Raises `not-found` for whoever may not read invoices. */
export async function practiceOverview(actor: Actor, clock: Clock = realClock): Promise<Overview> {
  const { zone } = await db.practice.findFirstOrThrow({ select: { zone: true } });
  const now = clock();
  const today = dateInZone(now, zone);
  const monday = mondayOf(today);
  const months = monthsUntil(today, MONTHS);
  const [owing, counts, calls, received, givenUpWork] = await Promise.all([
    owedByInvoice(actor, clock),
    sessionCounts(atLocalMinute(monday, 0, zone), atLocalMinute(addDays(monday, 7), 0, zone)),
    plannedCalls(now),
    receivedByMonth(atLocalMinute(`${months[0]}-01`, 0, zone), zone),
    countGivenUp(actor),
  ]);
  const of = (status: string) => counts.find((row) => row.status === status)?.count ?? 0;
  const pastDue = owing.filter((invoice) => invoice.daysPastDue > 0);
  return {
    givenUpWork,
    sessions: {
      planned: of("booked") + of("done"),
      done: of("done"),
      noShow: of("no_show"),
      lateCancelled: of("late_cancelled"),
    },
    plannedCalls: calls,
    openCents: sumOf(owing),
    openInvoices: owing.length,
    aging: agingMatrix(owing).totals,
    pastDueCents: sumOf(pastDue),
    pastDueInvoices: pastDue.length,
    declinedInvoices: owing.filter((invoice) => invoice.declined).length,
    received: months.map((month) => ({
      month,
      cents: received.find((row) => row.month === month)?.cents ?? 0,
    })),
  };
}

const sumOf = (rows: readonly { cents: number }[]): number => rows.reduce((sum, row) => sum + row.cents, 0);
