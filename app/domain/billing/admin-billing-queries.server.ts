import { recordReading } from "#app/domain/audit/record-reading.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, fromDateColumn, realClock } from "#app/domain/shared/time";
import { type InvoiceRow, invoicePage, invoiceSums, owingInvoices } from "./internal/invoice-rows.server";
import { ledgerTotals } from "./internal/movement-rows.server";
import { practiceToday } from "./internal/today.server";
import { INVOICE_PAGE_SIZE, type InvoiceFilter, type InvoiceInList, type InvoiceList } from "./invoice-list";
import { type ShareStatus, shareStatus } from "./share-status";

/** Billing admins work with invoices, practice admins read them. */
export function mayReadInvoices(actor: Actor): boolean {
  return hasPermission(actor, "billing") || hasPermission(actor, "practice");
}

/** One page of the invoices of a filter, with the sums of all of them. Audited. */
export async function listInvoices(
  actor: Actor,
  filter: InvoiceFilter,
  clock: Clock = realClock,
): Promise<InvoiceList> {
  if (!mayReadInvoices(actor)) throw notFound();
  const { today } = await practiceToday(clock);
  const [rows, sums] = await Promise.all([invoicePage(filter, today), invoiceSums(filter, today)]);
  if (rows.length > 0) await recordInvoicesListed(actor, filter.chartId);
  return {
    rows: rows.map((row) => toInvoiceInList(row, today)),
    total: sums.count,
    owedCents: sums.owed_cents,
    totalCents: sums.total_cents,
    page: filter.page,
    pages: Math.max(1, Math.ceil(sums.count / INVOICE_PAGE_SIZE)),
  };
}

/** That somebody of the office saw who owes what, of all households or of the chart named. */
export const recordInvoicesListed = (actor: Actor, chartId: string | null = null): Promise<void> =>
  recordReading(actor, { action: "invoices-listed", objectKind: "invoice", chartId, actingRole: "admin" });

/** What the office calls the state of an invoice in a list. */
export const rowStatus = (row: InvoiceRow, today: string): ShareStatus =>
  shareStatus(
    {
      owedCents: row.owed_cents,
      inFlight: row.in_flight,
      isWaived: row.waived,
      dueOn: fromDateColumn(row.due_on),
    },
    today,
  );

export function toInvoiceInList(row: InvoiceRow, today: string): InvoiceInList {
  const dueOn = fromDateColumn(row.due_on);
  return {
    invoiceId: row.id,
    number: row.number,
    household: row.household,
    issuedOn: fromDateColumn(row.issued_on),
    dueOn,
    daysPastDue: row.days_past_due,
    totalCents: row.total_cents,
    owedCents: row.owed_cents,
    status: rowStatus(row, today),
    declined: row.declined,
  };
}

export type OwingInvoice = {
  chartId: string;
  household: string;
  daysPastDue: number;
  cents: number;
  declined: boolean;
};

/** Every invoice that owes something, for reports of the modules above. Amounts in cents. */
export async function owedByInvoice(actor: Actor, clock: Clock = realClock): Promise<OwingInvoice[]> {
  if (!mayReadInvoices(actor)) throw notFound();
  const { today } = await practiceToday(clock);
  return (await owingInvoices(today)).map((row) => ({
    chartId: row.chart_id,
    household: row.household,
    daysPastDue: row.days_past_due,
    cents: row.owed_cents,
    declined: row.declined,
  }));
}

export type BillingTotals = {
  /** What the open tab of the invoice list adds up to. */
  openInvoicesCents: number;
  /** The sum of every ledger entry: what is owed less what is held for payers. */
  ledgerCents: number;
  creditCents: number;
};

/** The sums that every report has to agree with, each counted its own way. */
export async function billingTotals(actor: Actor, clock: Clock = realClock): Promise<BillingTotals> {
  if (!mayReadInvoices(actor)) throw notFound();
  const { today } = await practiceToday(clock);
  const [open, ledger] = await Promise.all([invoiceSums(OPEN_INVOICES, today), ledgerTotals()]);
  return {
    openInvoicesCents: open.owed_cents,
    ledgerCents: ledger.balance_cents,
    creditCents: ledger.credit_cents,
  };
}

const OPEN_INVOICES: InvoiceFilter = {
  tab: "open",
  q: "",
  chartId: null,
  daysFrom: null,
  daysTo: null,
  sort: "number",
  direction: "desc",
  page: 1,
};
