import type { ShareStatus } from "./share-status";

export const INVOICE_TABS = ["open", "past-due", "paid", "all"] as const;
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
