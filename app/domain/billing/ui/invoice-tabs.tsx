import {
  INVOICE_TABS,
  type InvoiceFilter,
  type InvoiceTab,
  invoicesPath,
} from "#app/domain/billing/invoice-list";
import { Tabs } from "#app/ui/tabs";

const TAB_WORDS: Record<InvoiceTab, string> = {
  open: "Open",
  "past-due": "Past due",
  declined: "Card declined",
  paid: "Paid",
  all: "All",
};

export function InvoiceTabs({ filter }: { filter: InvoiceFilter }) {
  return (
    <Tabs
      label="Invoices by status"
      tabs={INVOICE_TABS.map((tab) => ({
        to: invoicesPath({ tab, q: filter.q, chartId: filter.chartId }),
        label: TAB_WORDS[tab],
        current: tab === filter.tab,
      }))}
    />
  );
}
