import { billingTotals, owedByInvoice } from "#app/domain/billing/admin-billing-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { type AgingMatrix, agingMatrix } from "./aging";

export type AgingReport = AgingMatrix & {
  /** The same money counted twice more: by the invoice list and by the ledger, in cents. */
  reconciliation: { invoicesCents: number; ledgerCents: number; creditCents: number; agrees: boolean };
};

/** What every household owes by how long it is past due, set against the invoice list and the ledger. */
export async function agingReport(actor: Actor, clock: Clock = realClock): Promise<AgingReport> {
  const [invoices, totals] = await Promise.all([owedByInvoice(actor, clock), billingTotals(actor, clock)]);
  const matrix = agingMatrix(invoices);
  const { openInvoicesCents: invoicesCents, ledgerCents, creditCents } = totals;
  const agrees = matrix.totalCents === invoicesCents && invoicesCents === ledgerCents + creditCents;
  return { ...matrix, reconciliation: { invoicesCents, ledgerCents, creditCents, agrees } };
}
