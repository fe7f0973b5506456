import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { TimeText } from "#app/ui/time-text";
import type { EmergencyEntry } from "../emergency-queries.server";

/** Every emergency access with its reason, newest first. */
export function EmergencyTable({ rows, zone }: { rows: EmergencyEntry[]; zone: string }) {
  return (
    <DataTable
      caption="Emergency accesses, newest first"
      rows={rows}
      rowKey={(row) => row.accessId}
      narrow="stack"
      empty={<EmptyState>No record was ever opened in an emergency.</EmptyState>}
      columns={[
        {
          key: "when",
          header: "Opened",
          rowHeader: true,
          cell: (row) => <TimeText iso={row.openedAt} zone={zone} yours={false} />,
        },
        { key: "who", header: "By", cell: (row) => row.who },
        { key: "chart", header: "Record", cell: (row) => row.label },
        {
          key: "until",
          header: "Closed",
          cell: (row) => <TimeText iso={row.closedAt} zone={zone} yours={false} />,
        },
        {
          key: "reason",
          header: "Reason",
          cell: (row) => <span className="whitespace-pre-line">{row.reason}</span>,
        },
      ]}
    />
  );
}
