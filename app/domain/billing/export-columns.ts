export const EXPORT_DATASETS = ["invoices", "payments", "ledger"] as const;
export type ExportDataset = (typeof EXPORT_DATASETS)[number];

export const DATASET_WORDS: Record<ExportDataset, string> = {
  invoices: "Invoices",
  payments: "Payments and refunds",
  ledger: "Ledger entries",
};

/** Column key to heading, per data set, in the order of the file. */
export const EXPORT_COLUMNS = {
  invoices: {
    number: "Invoice",
    household: "Household",
    issuedOn: "Issued",
    dueOn: "Due",
    status: "Status",
    daysPastDue: "Days past due",
    total: "Total",
    owed: "Owed",
  },
  payments: {
    at: "When",
    kind: "Kind",
    invoice: "Invoice",
    household: "Household",
    payer: "Payer",
    amount: "Amount",
    state: "State",
    card: "Card",
    receipt: "Receipt",
    reason: "Reason",
  },
  ledger: {
    seq: "Entry",
    at: "When",
    kind: "Kind",
    invoice: "Invoice",
    household: "Household",
    payer: "Payer",
    amount: "Amount",
    reason: "Reason",
  },
} as const satisfies Record<ExportDataset, Record<string, string>>;

type AskedFile = { dataset: ExportDataset; from: string; to: string; columns: readonly string[] };

/** The address of the file of a data set. */
export function exportPath({ columns, ...asked }: AskedFile): string {
  const query = new URLSearchParams(asked);
  for (const column of columns) query.append("columns", column);
  return `/admin/exports/file.csv?${query}`;
}

/** The columns asked for that the data set has, in the file's order; all of them when none is named. */
export function chosenColumns(
  dataset: ExportDataset,
  asked: readonly string[],
): { key: string; header: string }[] {
  const all = Object.entries(EXPORT_COLUMNS[dataset]).map(([key, header]) => ({ key, header }));
  const chosen = all.filter((column) => asked.includes(column.key));
  return chosen.length > 0 ? chosen : all;
}
