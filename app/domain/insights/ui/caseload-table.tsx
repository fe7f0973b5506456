import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { CaseloadRow } from "../caseload-queries.server";

const STATUS = { intake: "Intake", active: "Active", discharged: "Finished" } as const;
const KIND = { individual: "One person", couple: "Couple", group: "Three or more" } as const;

/** Everybody a therapist works with, and what stands open on each chart. */
export function CaseloadTable({ rows, zone }: { rows: CaseloadRow[]; zone: string }) {
  const time = (iso: string | null) => (iso ? <TimeText iso={iso} zone={zone} yours={false} /> : "None");
  return (
    <DataTable
      caption="Your caseload"
      captionHidden
      rows={rows}
      rowKey={(row) => row.chartId}
      empty={<EmptyState>Nobody here. Charts you are on the care team of will be listed.</EmptyState>}
      columns={[
        {
          key: "who",
          header: "Who",
          rowHeader: true,
          cell: (row) => (
            <>
              <TextLink to={`/therapist/charts/${row.chartId}`}>{row.label}</TextLink>
              <span className="block text-sm text-ink-3">{KIND[row.kind]}</span>
            </>
          ),
        },
        { key: "status", header: "Status", cell: (row) => STATUS[row.status] },
        { key: "next", header: "Next session", cell: (row) => time(row.nextAt) },
        { key: "last", header: "Last session", cell: (row) => time(row.lastAt) },
        {
          key: "notes",
          header: "Notes",
          cell: (row) =>
            row.unsignedNotes > 0 ? (
              <Tag tone="marigold" icon="attention">
                {row.unsignedNotes} to sign
              </Tag>
            ) : row.lastAt === null ? (
              "None"
            ) : (
              <Tag tone="fern" icon="done">
                Signed
              </Tag>
            ),
        },
        {
          key: "forms",
          header: "Forms",
          cell: (row) => (row.openForms > 0 ? `${row.openForms} open` : "Complete"),
        },
      ]}
    />
  );
}
