import { dateWords } from "#app/domain/billing/calendar-words";
import {
  type InvoiceFilter,
  type InvoiceInList,
  type InvoiceSort,
  invoicesPath,
} from "#app/domain/billing/invoice-list";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { MoneyText } from "#app/ui/money-text";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { ShareStatusTag } from "./share-status-tag";

export function InvoiceTable({ rows, filter }: { rows: InvoiceInList[]; filter: InvoiceFilter }) {
  const sort = (by: InvoiceSort) => sortLink(filter, by);
  return (
    <DataTable
      caption="Invoices"
      captionHidden
      rows={rows}
      rowKey={(row) => row.invoiceId}
      empty={<EmptyState>No invoices here.</EmptyState>}
      columns={[
        {
          key: "number",
          header: "Invoice",
          rowHeader: true,
          sort: sort("number"),
          cell: (row) => <TextLink to={`/admin/invoices/${row.invoiceId}`}>{row.number}</TextLink>,
        },
        { key: "household", header: "Household", sort: sort("household"), cell: (row) => row.household },
        { key: "issued", header: "Issued", cell: (row) => dateWords(row.issuedOn) },
        { key: "due", header: "Due", sort: sort("due"), cell: (row) => dateWords(row.dueOn) },
        { key: "status", header: "Status", cell: (row) => <Status row={row} /> },
        {
          key: "total",
          header: "Total",
          numeric: true,
          sort: sort("total"),
          cell: (row) => <MoneyText cents={row.totalCents} />,
        },
        {
          key: "owed",
          header: "Owed",
          numeric: true,
          sort: sort("owed"),
          cell: (row) => <MoneyText cents={row.owedCents} />,
        },
      ]}
    />
  );
}

function Status({ row }: { row: InvoiceInList }) {
  const late =
    row.status === "past-due" ? `${row.daysPastDue} ${row.daysPastDue === 1 ? "day" : "days"}` : null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <ShareStatusTag status={row.status} />
      {late ? <span className="text-sm text-ink-2">{late}</span> : null}
      {row.declined ? (
        <Tag tone="brick" icon="stopped">
          Card declined
        </Tag>
      ) : null}
    </span>
  );
}

function sortLink(filter: InvoiceFilter, by: InvoiceSort) {
  const on = filter.sort === by;
  const direction = on && filter.direction === "asc" ? "desc" : "asc";
  const now = filter.direction === "asc" ? ("ascending" as const) : ("descending" as const);
  return { to: invoicesPath({ ...filter, sort: by, direction, page: 1 }), direction: on ? now : undefined };
}
