import { recordReading } from "#app/domain/audit/record-reading.server";
import {
  billingTotals,
  owedByInvoice,
  recordInvoicesListed,
} from "#app/domain/billing/admin-billing-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { toCsv } from "#app/platform/csv/csv.server";
import { AGING_BUCKETS, AGING_LABELS, type AgingReport, agingMatrix } from "./aging";

/** What every household owes by how long it is past due, set against the invoice list and the ledger. Audited. */
export async function agingReport(actor: Actor, clock: Clock = realClock): Promise<AgingReport> {
  const report = await reportOf(actor, clock);
  if (report.rows.length > 0) await recordInvoicesListed(actor);
  return report;
}

async function reportOf(actor: Actor, clock: Clock): Promise<AgingReport> {
  const [invoices, totals] = await Promise.all([owedByInvoice(actor, clock), billingTotals(actor, clock)]);
  const matrix = agingMatrix(invoices);
  const { openInvoicesCents: invoicesCents, ledgerCents, creditCents } = totals;
  const agrees = matrix.totalCents === invoicesCents && invoicesCents === ledgerCents + creditCents;
  return { ...matrix, reconciliation: { invoicesCents, ledgerCents, creditCents, agrees } };
}

/** The aging matrix as a file, with its total as the last row. Who took it out is audited. */
export async function exportAging(actor: Actor, clock: Clock = realClock): Promise<string> {
  const report = await reportOf(actor, clock);
  await recordReading(actor, { action: "export-made", objectKind: "export" });
  const dollars = (cents: number) => cents / 100;
  return toCsv(
    ["Household", ...AGING_BUCKETS.map((bucket) => AGING_LABELS[bucket]), "Total"],
    [...report.rows, { household: "Total", cents: report.totals, totalCents: report.totalCents }].map(
      (row) => [
        row.household,
        ...AGING_BUCKETS.map((bucket) => dollars(row.cents[bucket])),
        dollars(row.totalCents),
      ],
    ),
  );
}
