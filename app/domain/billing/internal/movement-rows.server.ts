import { db } from "#app/platform/db/client.server";

export type MovementRow = {
  at: Date;
  kind: string;
  invoice: number;
  household: string;
  payer: string;
  cents: number;
  state: string;
  card_brand: string | null;
  card_last4: string | null;
  receipt: number | null;
  reason: string | null;
};

/** Payments and refunds that began in `[from, to)`, oldest first. A refund's cents are negative. */
export async function movements(from: Date, to: Date): Promise<MovementRow[]> {
  return await db.$queryRaw<MovementRow[]>`
    SELECT m.*, i.number AS invoice, c.label AS household, pe.chosen_name AS payer FROM (
      SELECT p.share_id, COALESCE(p.settled_at, p.created_at) AS at, 'payment' AS kind, p.cents, p.state::text AS state,
        p.card_brand, p.card_last4, p.receipt_number AS receipt, p.decline_reason AS reason
      FROM payment p WHERE p.state <> 'created'
      UNION ALL
      SELECT p.share_id, r.created_at, 'refund', -r.cents, r.state::text, p.card_brand, p.card_last4, p.receipt_number,
        r.reason::text
      FROM refund r JOIN payment p ON p.id = r.payment_id
    ) AS m
    JOIN invoice_share s ON s.id = m.share_id JOIN person pe ON pe.id = s.person_id
    JOIN invoice i ON i.id = s.invoice_id JOIN chart c ON c.id = i.chart_id
    WHERE m.at >= ${from} AND m.at < ${to} ORDER BY m.at`;
}

export type LedgerRow = {
  seq: bigint;
  at: Date;
  kind: string;
  invoice: number | null;
  household: string | null;
  payer: string;
  cents: number;
  reason: string | null;
};

/** Ledger entries written in `[from, to)`, in the order of writing. */
export async function ledgerEntries(from: Date, to: Date): Promise<LedgerRow[]> {
  return await db.$queryRaw<LedgerRow[]>`
    SELECT l.seq, l.at, l.kind::text AS kind, i.number AS invoice, c.label AS household, pe.chosen_name AS payer, l.cents, l.reason
    FROM ledger_entry l JOIN person pe ON pe.id = l.person_id
    LEFT JOIN invoice_share s ON s.id = l.share_id LEFT JOIN invoice i ON i.id = s.invoice_id
    LEFT JOIN chart c ON c.id = i.chart_id
    WHERE l.at >= ${from} AND l.at < ${to} ORDER BY l.seq`;
}

export type LedgerTotals = { owed_cents: number; credit_cents: number; balance_cents: number };

/** The whole ledger in three sums: what is owed on shares, what is held as credit, and their difference. */
export async function ledgerTotals(): Promise<LedgerTotals> {
  const rows = await db.$queryRaw<LedgerTotals[]>`
    SELECT COALESCE(SUM(GREATEST(balance, 0)), 0)::int AS owed_cents,
      COALESCE(SUM(GREATEST(-balance, 0)), 0)::int AS credit_cents, COALESCE(SUM(balance), 0)::int AS balance_cents
    FROM (SELECT SUM(cents) AS balance FROM ledger_entry GROUP BY share_id, person_id) AS shares`;
  return rows[0] ?? { owed_cents: 0, credit_cents: 0, balance_cents: 0 };
}
