import type { HouseholdInList } from "#app/domain/billing/household-view";
import { invoicesPath } from "#app/domain/billing/invoice-list";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { MoneyText } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";

const STATUS = { intake: "Intake", active: "Active", discharged: "Finished" } as const;

/** Every household with how its invoices are split and what it owes. */
export function HouseholdTable({ rows }: { rows: HouseholdInList[] }) {
  return (
    <DataTable
      caption="Households"
      captionHidden
      rows={rows}
      rowKey={(row) => row.chartId}
      empty={<EmptyState>No household has this name.</EmptyState>}
      columns={[
        {
          key: "household",
          header: "Household",
          rowHeader: true,
          cell: (row) => <TextLink to={`/admin/households/${row.chartId}`}>{row.household}</TextLink>,
        },
        { key: "status", header: "Status", cell: (row) => STATUS[row.status] },
        { key: "therapist", header: "Therapist", cell: (row) => row.therapist ?? "Nobody yet" },
        { key: "split", header: "Who pays", cell: (row) => row.split },
        {
          key: "owed",
          header: "Owed",
          numeric: true,
          cell: (row) =>
            row.owedCents === 0 ? (
              <MoneyText cents={0} />
            ) : (
              <TextLink to={invoicesPath({ tab: "open", chartId: row.chartId })}>
                <MoneyText cents={row.owedCents} />
              </TextLink>
            ),
        },
      ]}
    />
  );
}
