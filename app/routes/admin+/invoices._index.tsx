import { useLoaderData } from "@remix-run/react";
import { listInvoices } from "#app/domain/billing/admin-billing-queries.server";
import { daysWords, filterOf, invoicesPath } from "#app/domain/billing/invoice-list";
import { invoiceSearch } from "#app/domain/billing/schemas";
import { InvoiceTable } from "#app/domain/billing/ui/invoice-table";
import { InvoiceTabs } from "#app/domain/billing/ui/invoice-tabs";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { TextField } from "#app/ui/field";
import { FilterBar } from "#app/ui/filter-bar";
import { MoneyText } from "#app/ui/money-text";
import { PageHeading } from "#app/ui/page-heading";
import { Pagination } from "#app/ui/pagination";

export const meta = titled("Invoices");

export const loader = guarded(
  { may: "invoices.read-all", search: invoiceSearch },
  async ({ actor, search }) => {
    const filter = filterOf(search);
    return { filter, list: await listInvoices(actor, filter) };
  },
);

export default function InvoicesPage() {
  const { filter, list } = useLoaderData<typeof loader>();
  const first = list.total === 0 ? 0 : (list.page - 1) * 50 + 1;
  const days = daysWords(filter);
  const household = list.rows[0]?.household;
  const narrowed =
    filter.q !== "" || filter.chartId !== null || filter.daysFrom !== null || filter.daysTo !== null;
  return (
    <>
      <PageHeading
        lead={
          <p>
            {list.total === 1 ? "1 invoice" : `${list.total} invoices`}
            {days ? `, ${days}` : ""}
            {filter.chartId && household ? `, ${household} only` : ""}: <MoneyText cents={list.owedCents} />{" "}
            owed of <MoneyText cents={list.totalCents} />
          </p>
        }
        actions={
          <ButtonLink to="/admin/exports" kind="secondary">
            Export
          </ButtonLink>
        }
      >
        Invoices
      </PageHeading>
      <InvoiceTabs filter={filter} />
      <FilterBar label="Find invoices" clearTo={narrowed ? invoicesPath({ tab: filter.tab }) : undefined}>
        <TextField name="q" label="Household or number" defaultValue={filter.q} />
        <input type="hidden" name="tab" value={filter.tab} />
        {filter.chartId ? <input type="hidden" name="chart" value={filter.chartId} /> : null}
        {filter.daysFrom === null ? null : <input type="hidden" name="from" value={filter.daysFrom} />}
        {filter.daysTo === null ? null : <input type="hidden" name="to" value={filter.daysTo} />}
      </FilterBar>
      <InvoiceTable rows={list.rows} filter={filter} />
      <Pagination
        summary={`Invoices ${first} to ${first + list.rows.length - (list.total === 0 ? 0 : 1)} of ${list.total}`}
        previousTo={list.page > 1 ? invoicesPath({ ...filter, page: list.page - 1 }) : undefined}
        nextTo={list.page < list.pages ? invoicesPath({ ...filter, page: list.page + 1 }) : undefined}
      />
    </>
  );
}
