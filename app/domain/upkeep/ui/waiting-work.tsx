import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { TimeText } from "#app/ui/time-text";
import type { WaitingWork } from "../background-work";
import { workWords } from "../work-words";

/** What has not ended yet, in numbers by kind. */
export function WaitingWorkTable({ waiting, zone }: { waiting: WaitingWork[]; zone: string }) {
  return (
    <DataTable
      caption="What waits"
      captionHidden
      rows={waiting}
      rowKey={(row) => row.job}
      empty={
        <EmptyState>Nothing waits. What is to be sent or checked later will be counted here.</EmptyState>
      }
      columns={[
        { key: "work", header: "Work", rowHeader: true, cell: (row) => workWords(row.job) },
        { key: "running", header: "Running", numeric: true, cell: (row) => row.running },
        { key: "due", header: "Due now", numeric: true, cell: (row) => row.due },
        { key: "retrying", header: "To be tried again", numeric: true, cell: (row) => row.retrying },
        { key: "later", header: "For later", numeric: true, cell: (row) => row.later },
        {
          key: "next",
          header: "Next",
          cell: (row) =>
            row.nextAt ? <TimeText iso={row.nextAt} zone={zone} mode="year" yours={false} /> : "Now",
        },
      ]}
    />
  );
}
