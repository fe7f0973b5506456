import { db } from "#app/platform/db/client.server";
import { Prisma } from "#app/platform/db/generated/client";
import { INVOICE_PAGE_SIZE, type InvoiceFilter, type InvoiceSort } from "../invoice-list";
import { FEE_WAIVED } from "./share-rows.server";

export type InvoiceRow = {
  id: string;
  number: number;
  chart_id: string;
  household: string;
  issued_on: Date;
  due_on: Date;
  days_past_due: number;
  total_cents: number;
  owed_cents: number;
  in_flight: boolean;
  waived: boolean;
  declined: boolean;
};

/**
 * Every invoice with its total and what is owed on it, in cents: the sum of its shares' balances, where a share that
 * holds money for its payer counts as nothing owed. Void invoices are left out.
 */
const invoices = (today: string) => Prisma.sql`
  WITH share AS (
    SELECT s.id, s.invoice_id, s.cents, COALESCE((SELECT SUM(l.cents) FROM ledger_entry l WHERE l.share_id = s.id), 0) AS balance
    FROM invoice_share s
  ), open_share AS (
    SELECT s.invoice_id,
      bool_or(p.state = 'processing' OR (p.state = 'created' AND p.method = 'saved_card')) AS in_flight,
      bool_or(p.state IN ('failed', 'requires_action')) AS declined
    FROM share s JOIN payment p ON p.share_id = s.id WHERE s.balance > 0 GROUP BY s.invoice_id
  ), written_off AS (
    SELECT s.invoice_id, bool_and(l.kind <> 'payment') AS waived
    FROM invoice_share s JOIN ledger_entry l ON l.share_id = s.id
    GROUP BY s.invoice_id HAVING bool_or(l.reason = ${FEE_WAIVED})
  ), sums AS (
    SELECT invoice_id, SUM(cents)::int AS total_cents, SUM(GREATEST(balance, 0))::int AS owed_cents FROM share GROUP BY invoice_id
  )
  SELECT i.id, i.number, i.chart_id, c.label AS household, i.issued_on, i.due_on, (${today}::date - i.due_on)::int AS days_past_due,
    COALESCE(sums.total_cents, 0) AS total_cents, COALESCE(sums.owed_cents, 0) AS owed_cents,
    COALESCE(w.waived, false) AS waived, COALESCE(o.in_flight, false) AS in_flight, COALESCE(o.declined, false) AS declined
  FROM invoice i JOIN chart c ON c.id = i.chart_id
  LEFT JOIN sums ON sums.invoice_id = i.id LEFT JOIN open_share o ON o.invoice_id = i.id
  LEFT JOIN written_off w ON w.invoice_id = i.id
  WHERE i.state <> 'void'`;

const ORDER: Record<InvoiceSort, Prisma.Sql> = {
  number: Prisma.sql`number`,
  due: Prisma.sql`due_on`,
  household: Prisma.sql`lower(household)`,
  total: Prisma.sql`total_cents`,
  owed: Prisma.sql`owed_cents`,
};

function conditions(filter: InvoiceFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (filter.tab === "open") parts.push(Prisma.sql`owed_cents > 0`);
  if (filter.tab === "past-due") parts.push(Prisma.sql`owed_cents > 0 AND days_past_due > 0`);
  if (filter.tab === "declined") parts.push(Prisma.sql`owed_cents > 0 AND declined`);
  if (filter.tab === "paid") parts.push(Prisma.sql`owed_cents = 0`);
  if (filter.chartId) parts.push(Prisma.sql`chart_id = ${filter.chartId}::uuid`);
  if (filter.daysFrom !== null) parts.push(Prisma.sql`days_past_due >= ${filter.daysFrom}`);
  if (filter.daysTo !== null) parts.push(Prisma.sql`days_past_due <= ${filter.daysTo}`);
  if (filter.q) {
    parts.push(
      Prisma.sql`(position(lower(${filter.q}) IN lower(household)) > 0 OR number::text = ${filter.q.replace(/^#/, "")})`,
    );
  }
  return Prisma.join(parts, " AND ");
}

export async function invoicePage(filter: InvoiceFilter, today: string): Promise<InvoiceRow[]> {
  const direction = filter.direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return await db.$queryRaw<InvoiceRow[]>`
    SELECT * FROM (${invoices(today)}) AS list WHERE ${conditions(filter)}
    ORDER BY ${ORDER[filter.sort]} ${direction}, number DESC
    LIMIT ${INVOICE_PAGE_SIZE} OFFSET ${(filter.page - 1) * INVOICE_PAGE_SIZE}`;
}

export type InvoiceSums = { count: number; owed_cents: number; total_cents: number };

export async function invoiceSums(filter: InvoiceFilter, today: string): Promise<InvoiceSums> {
  const rows = await db.$queryRaw<InvoiceSums[]>`
    SELECT COUNT(*)::int AS count, COALESCE(SUM(owed_cents), 0)::int AS owed_cents,
      COALESCE(SUM(total_cents), 0)::int AS total_cents
    FROM (${invoices(today)}) AS list WHERE ${conditions(filter)}`;
  return rows[0] ?? { count: 0, owed_cents: 0, total_cents: 0 };
}

/** Every invoice that still owes something. */
export async function owingInvoices(today: string): Promise<InvoiceRow[]> {
  return await db.$queryRaw<InvoiceRow[]>`SELECT * FROM (${invoices(today)}) AS list WHERE owed_cents > 0`;
}

/** The invoices issued in a period of calendar dates, both ends included, by number. */
export async function invoicesIssued(from: string, to: string, today: string): Promise<InvoiceRow[]> {
  return await db.$queryRaw<InvoiceRow[]>`
    SELECT * FROM (${invoices(today)}) AS list
    WHERE issued_on BETWEEN ${from}::date AND ${to}::date ORDER BY number`;
}
