import type { ShareStatus } from "./share-status";

export const INVOICE_TABS = ["open", "past-due", "declined", "paid", "all"] as const;
export type InvoiceTab = (typeof INVOICE_TABS)[number];

export const INVOICE_SORTS = ["number", "due", "household", "total", "owed"] as const;
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

export const INVOICE_PAGE_SIZE = 50;

/** What an invoice list is asked for; every part of it lives in the URL. */
export type InvoiceFilter = {
  tab: InvoiceTab;
  /** Part of a household's name, or an invoice number. */
  q: string;
  chartId: string | null;
  /** Days past due, both ends included; null is open-ended. */
  daysFrom: number | null;
  daysTo: number | null;
  sort: InvoiceSort;
  direction: "asc" | "desc";
  page: number;
};

export type InvoiceInList = {
  invoiceId: string;
  number: number;
  household: string;
  issuedOn: string;
  dueOn: string;
  daysPastDue: number;
  totalCents: number;
  owedCents: number;
  status: ShareStatus;
  /** A payment of one of its shares was declined and that share still owes. */
  declined: boolean;
};

export type InvoiceList = {
  rows: InvoiceInList[];
  total: number;
  /** Sum over every invoice of the filter, not only of this page. */
  owedCents: number;
  totalCents: number;
  page: number;
  pages: number;
};

type AskedInvoices = {
  tab: InvoiceTab;
  q: string;
  chart: string | null;
  from: number | null;
  to: number | null;
  sort: InvoiceSort;
  direction: "asc" | "desc";
  page: number;
};

/** The filter that an address asks for. */
export const filterOf = ({ chart, from, to, ...rest }: AskedInvoices): InvoiceFilter => ({
  ...rest,
  chartId: chart,
  daysFrom: from,
  daysTo: to,
});

/** The days past due that a filter is narrowed to, in words; null when it is not. */
export function daysWords({ daysFrom, daysTo }: Pick<InvoiceFilter, "daysFrom" | "daysTo">): string | null {
  if (daysFrom === null && daysTo === null) return null;
  if (daysFrom === null) return daysTo === 0 ? "not yet past due" : `${daysTo} days past due at most`;
  return daysTo === null ? `${daysFrom} days past due or more` : `${daysFrom} to ${daysTo} days past due`;
}

/** The address of an invoice list; what is as usual is left out. */
export function invoicesPath(filter: Partial<InvoiceFilter>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined, usual?: string | number) => {
    if (value !== null && value !== undefined && value !== "" && value !== usual)
      query.set(name, String(value));
  };
  put("tab", filter.tab, "open");
  put("q", filter.q);
  put("chart", filter.chartId);
  put("from", filter.daysFrom);
  put("to", filter.daysTo);
  put("sort", filter.sort, "due");
  put("direction", filter.direction, "asc");
  put("page", filter.page, 1);
  const text = query.toString();
  return text ? `/admin/invoices?${text}` : "/admin/invoices";
}
