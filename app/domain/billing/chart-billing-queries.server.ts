import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { ENTRY_FACTS, isInFlight, isWaived, sumOf } from "./internal/share-rows.server";
import { practiceToday } from "./internal/today.server";
import { type ShareStatus, shareStatus } from "./share-status";

export type ChartInvoiceStatus = { number: number; issuedOn: string; dueOn: string; status: ShareStatus };

/** What a therapist of the care team sees of a chart's billing: the status of each invoice, no amounts, no payers. */
export async function chartInvoiceStatus(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<ChartInvoiceStatus[]> {
  if (!actor.therapistId) throw notFound();
  const chart = await db.chart.findFirst({
    where: { id: chartId, careTeam: { some: { therapistId: actor.therapistId, validUntil: null } } },
    select: {
      invoices: {
        where: { state: { not: "void" } },
        orderBy: { number: "desc" },
        select: {
          number: true,
          issuedOn: true,
          dueOn: true,
          shares: {
            select: {
              entries: { select: ENTRY_FACTS },
              payments: { select: { state: true, method: true } },
            },
          },
        },
      },
    },
  });
  if (!chart) throw notFound();
  const { today } = await practiceToday(clock);
  return chart.invoices.map((invoice) => {
    const owing = invoice.shares.filter((share) => sumOf(share.entries) > 0);
    const owed = owing.reduce((sum, share) => sum + sumOf(share.entries), 0);
    const entries = invoice.shares.flatMap((share) => share.entries);
    const inFlight = owing.some((share) => share.payments.some(isInFlight));
    const dueOn = fromDateColumn(invoice.dueOn);
    return {
      number: invoice.number,
      issuedOn: fromDateColumn(invoice.issuedOn),
      dueOn,
      status: shareStatus({ owedCents: owed, inFlight, isWaived: isWaived(entries), dueOn }, today),
    };
  });
}
