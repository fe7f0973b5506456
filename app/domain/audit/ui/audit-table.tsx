import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import type { AuditRow } from "../audit-list";
import { actionWords, audienceWords, objectWords, roleWords } from "../audit-words";

type AuditTableProps = {
  caption: string;
  rows: AuditRow[];
  zone: string;
  /** Within one chart its name is left out. */
  showsChart?: boolean;
};

/** Events of the log, newest first. */
export function AuditTable({ caption, rows, zone, showsChart = true }: AuditTableProps) {
  const chart = { key: "chart", header: "Chart", cell: (row: AuditRow) => row.chart ?? "None" };
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>Nothing here.</EmptyState>}
      columns={[
        {
          key: "at",
          header: "When",
          rowHeader: true,
          cell: (row) => <TimeText iso={row.at} zone={zone} mode="year" yours={false} />,
        },
        { key: "who", header: "Who", cell: (row) => <Who row={row} /> },
        { key: "what", header: "What", cell: (row) => <What row={row} /> },
        ...(showsChart ? [chart] : []),
        {
          key: "whose",
          header: "Whose",
          cell: (row) => row.subject ?? (row.chartId ? "Whole chart" : "Nobody’s record"),
        },
        {
          key: "network",
          header: "Network",
          cell: (row) => row.address ?? "Not kept",
        },
      ]}
    />
  );
}

function Who({ row }: { row: AuditRow }) {
  return (
    <span className="grid">
      <span>{row.actor ?? "System or visitor"}</span>
      {row.actor ? <span className="text-sm text-ink-3">{roleWords(row.role)}</span> : null}
    </span>
  );
}

function What({ row }: { row: AuditRow }) {
  const audience = audienceWords(row.audience);
  return (
    <span className="grid justify-items-end gap-1 sm:justify-items-start">
      <span>{actionWords(row.action)}</span>
      <span className="text-sm text-ink-3">
        {objectWords(row.objectKind)}
        {audience ? `, ${audience}` : ""}
      </span>
      {row.isDenied ? (
        <Tag tone="brick" icon="stopped">
          Refused
        </Tag>
      ) : null}
    </span>
  );
}
