import { recordReading } from "#app/domain/audit/record-reading.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import {
  addDays,
  atLocalMinute,
  type Clock,
  dateInZone,
  fromDateColumn,
  localMinute,
  realClock,
  zoneLabel,
} from "#app/domain/shared/time";
import { type CsvValue, toCsv } from "#app/platform/csv/csv.server";
import { rowStatus } from "./admin-billing-queries.server";
import { cardWords } from "./card-words";
import { chosenColumns, type ExportDataset } from "./export-columns";
import { invoicesIssued } from "./internal/invoice-rows.server";
import { ledgerEntries, movements } from "./internal/movement-rows.server";
import { practiceToday } from "./internal/today.server";
import { SHARE_STATUS_WORDS } from "./share-status";

export type ExportRequest = {
  dataset: ExportDataset;
  /** Calendar dates in the practice's zone, both ends included. */
  from: string;
  to: string;
  columns: string[];
};

/**
 * The billing facts of a period as a CSV file for a spreadsheet. Who took it out is audited.
 * Raises `not-found` without billing rights and `period-invalid` when the period ends before it begins.
 */
export async function exportBilling(
  actor: Actor,
  request: ExportRequest,
  clock: Clock = realClock,
): Promise<{ name: string; csv: string }> {
  if (!hasPermission(actor, "billing")) throw notFound();
  if (request.to < request.from) throw new DomainError("period-invalid");
  const { today, zone } = await practiceToday(clock);
  const rows = await rowsOf(request, today, zone);
  await recordReading(actor, { action: "export-made", objectKind: "export" });
  const columns = chosenColumns(request.dataset, request.columns);
  return {
    name: `${request.dataset}-${request.from}-to-${request.to}`,
    csv: toCsv(
      columns.map((column) => column.header),
      rows.map((row) => columns.map((column) => row[column.key] ?? null)),
    ),
  };
}

type CsvRow = Record<string, CsvValue>;

/** Dollars, as spreadsheets count. */
const dollars = (cents: number): number => cents / 100;

async function rowsOf(request: ExportRequest, today: string, zone: string): Promise<CsvRow[]> {
  if (request.dataset === "invoices") return await invoiceRows(request, today);
  const from = atLocalMinute(request.from, 0, zone);
  const to = atLocalMinute(addDays(request.to, 1), 0, zone);
  return request.dataset === "payments"
    ? await paymentRows(from, to, zone)
    : await ledgerRows(from, to, zone);
}

async function invoiceRows(request: ExportRequest, today: string): Promise<CsvRow[]> {
  const rows = await invoicesIssued(request.from, request.to, today);
  return rows.map((row) => ({
    number: row.number,
    household: row.household,
    issuedOn: fromDateColumn(row.issued_on),
    dueOn: fromDateColumn(row.due_on),
    status: SHARE_STATUS_WORDS[rowStatus(row, today)],
    daysPastDue: BigInt(row.owed_cents > 0 ? Math.max(0, row.days_past_due) : 0),
    total: dollars(row.total_cents),
    owed: dollars(row.owed_cents),
  }));
}

async function paymentRows(from: Date, to: Date, zone: string): Promise<CsvRow[]> {
  return (await movements(from, to)).map((row) => ({
    at: fileMoment(row.at, zone),
    kind: row.kind,
    invoice: row.invoice,
    household: row.household,
    payer: row.payer,
    amount: dollars(row.cents),
    state: row.state,
    card: row.card_last4 ? cardWords({ brand: row.card_brand ?? "card", last4: row.card_last4 }) : null,
    receipt: row.receipt,
    reason: row.reason,
  }));
}

async function ledgerRows(from: Date, to: Date, zone: string): Promise<CsvRow[]> {
  return (await ledgerEntries(from, to)).map((row) => ({
    seq: BigInt(row.seq),
    at: fileMoment(row.at, zone),
    kind: row.kind,
    invoice: row.invoice,
    household: row.household,
    payer: row.payer,
    amount: dollars(row.cents),
    reason: row.reason,
  }));
}

/** A file is read years later and sorted: "2026-11-24 17:30 ET". */
function fileMoment(at: Date, zone: string): string {
  const minute = localMinute(at, zone);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${dateInZone(at, zone)} ${two(Math.floor(minute / 60))}:${two(minute % 60)} ${zoneLabel(at, zone)}`;
}

/** What a period is unless somebody says otherwise: this calendar month so far, in the practice's zone. */
export async function exportPeriod(clock: Clock = realClock): Promise<{ from: string; to: string }> {
  const { today } = await practiceToday(clock);
  return { from: `${today.slice(0, 8)}01`, to: today };
}
