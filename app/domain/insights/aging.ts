export type AgingBucket = "current" | "days-1-30" | "days-31-60" | "days-61-90" | "days-over-90";

export const AGING_BUCKETS: readonly AgingBucket[] = [
  "current",
  "days-1-30",
  "days-31-60",
  "days-61-90",
  "days-over-90",
];

export const AGING_LABELS: Record<AgingBucket, string> = {
  current: "Current",
  "days-1-30": "1–30 days",
  "days-31-60": "31–60 days",
  "days-61-90": "61–90 days",
  "days-over-90": "Over 90 days",
};

/** The same where there is little room, under a heading that says days. */
export const AGING_SHORT: Record<AgingBucket, string> = {
  current: "Current",
  "days-1-30": "1–30",
  "days-31-60": "31–60",
  "days-61-90": "61–90",
  "days-over-90": "90+",
};

/** The days past due that a bucket holds, both ends included; null is open-ended. */
export const AGING_DAYS: Record<AgingBucket, { daysFrom: number | null; daysTo: number | null }> = {
  current: { daysFrom: null, daysTo: 0 },
  "days-1-30": { daysFrom: 1, daysTo: 30 },
  "days-31-60": { daysFrom: 31, daysTo: 60 },
  "days-61-90": { daysFrom: 61, daysTo: 90 },
  "days-over-90": { daysFrom: 91, daysTo: null },
};

/** Days past due to a bucket: zero or fewer is not yet due. */
export function agingBucket(daysPastDue: number): AgingBucket {
  if (daysPastDue <= 0) return "current";
  if (daysPastDue <= 30) return "days-1-30";
  if (daysPastDue <= 60) return "days-31-60";
  if (daysPastDue <= 90) return "days-61-90";
  return "days-over-90";
}

export type AgingInput = { chartId: string; household: string; daysPastDue: number; cents: number };
export type AgingRow = {
  chartId: string;
  household: string;
  cents: Record<AgingBucket, number>;
  totalCents: number;
};
export type AgingMatrix = { rows: AgingRow[]; totals: Record<AgingBucket, number>; totalCents: number };

const noCents = (): Record<AgingBucket, number> => ({
  current: 0,
  "days-1-30": 0,
  "days-31-60": 0,
  "days-61-90": 0,
  "days-over-90": 0,
});

/** What each household owes (integer cents) by how long it is past due; the households that owe most come first. */
export function agingMatrix(inputs: readonly AgingInput[]): AgingMatrix {
  const rows = new Map<string, AgingRow>();
  const totals = noCents();
  let totalCents = 0;
  for (const input of inputs) {
    const bucket = agingBucket(input.daysPastDue);
    const row = rows.get(input.chartId) ?? {
      chartId: input.chartId,
      household: input.household,
      cents: noCents(),
      totalCents: 0,
    };
    row.cents[bucket] += input.cents;
    row.totalCents += input.cents;
    rows.set(input.chartId, row);
    totals[bucket] += input.cents;
    totalCents += input.cents;
  }
  const sorted = [...rows.values()].sort(
    (one, other) => other.totalCents - one.totalCents || one.household.localeCompare(other.household),
  );
  return { rows: sorted, totals, totalCents };
}

export type AgingReport = AgingMatrix & {
  /** The same money counted twice more: by the invoice list and by the ledger, in cents. */
  reconciliation: { invoicesCents: number; ledgerCents: number; creditCents: number; agrees: boolean };
};
