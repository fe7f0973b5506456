import { invoicesPath } from "#app/domain/billing/invoice-list";
import {
  AGING_BUCKETS,
  AGING_DAYS,
  AGING_LABELS,
  type AgingMatrix,
  type AgingRow,
} from "#app/domain/insights/aging";
import { type Column, DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { MoneyText } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";

/** What each household owes by how late it is; every amount leads to the invoices it is made of. */
export function AgingTable({ matrix }: { matrix: AgingMatrix }) {
  const buckets = AGING_BUCKETS.map((bucket): Column<AgingRow> => {
    const days = AGING_DAYS[bucket];
    return {
      key: bucket,
      header: AGING_LABELS[bucket],
      numeric: true,
      cell: (row) =>
        row.cents[bucket] === 0 ? (
          <span className="text-ink-3">–</span>
        ) : (
          <TextLink to={invoicesPath({ tab: "open", chartId: row.chartId, ...days })}>
            <MoneyText cents={row.cents[bucket]} />
          </TextLink>
        ),
      footer: (
        <TextLink to={invoicesPath({ tab: "open", ...days })}>
          <MoneyText cents={matrix.totals[bucket]} />
        </TextLink>
      ),
    };
  });
  return (
    <DataTable
      caption="Owed by household and days past due"
      captionHidden
      narrow="scroll"
      rows={matrix.rows}
      rowKey={(row) => row.chartId}
      empty={<EmptyState>Nobody owes anything.</EmptyState>}
      columns={[
        {
          key: "household",
          header: "Household",
          rowHeader: true,
          cell: (row) => row.household,
          footer: "Total",
        },
        ...buckets,
        {
          key: "total",
          header: "Total",
          numeric: true,
          cell: (row) => (
            <TextLink to={invoicesPath({ tab: "open", chartId: row.chartId })}>
              <MoneyText cents={row.totalCents} />
            </TextLink>
          ),
          footer: (
            <TextLink to={invoicesPath({ tab: "open" })}>
              <MoneyText cents={matrix.totalCents} />
            </TextLink>
          ),
        },
      ]}
    />
  );
}
