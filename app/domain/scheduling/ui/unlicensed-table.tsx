import { Button } from "#app/ui/button";
import { DataTable } from "#app/ui/data-table";
import { PostForm } from "#app/ui/post-form";
import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import { TimeText } from "#app/ui/time-text";
import type { UnlicensedAppointment } from "../unlicensed-queries.server";
import { lackWords } from "./unlicensed-list";

type UnlicensedTableProps = { rows: UnlicensedAppointment[]; zone: string };

/** For the office: sessions ahead that no licence covers, each with the ways out. */
export function UnlicensedTable({ rows, zone }: UnlicensedTableProps) {
  return (
    <DataTable
      caption="Sessions without a license"
      captionHidden
      rows={rows}
      rowKey={(row) => row.appointmentId}
      empty={<p>A license covers every session that is booked.</p>}
      columns={[
        {
          key: "when",
          header: "When",
          rowHeader: true,
          cell: (row) => <TimeText iso={row.startsAt} zone={zone} yours={false} />,
        },
        { key: "who", header: "With", cell: (row) => `${row.people}, ${row.therapistName}` },
        { key: "what", header: "What is missing", cell: (row) => `${lackWords(row)}.` },
        { key: "do", header: "What you can do", cell: (row) => <WaysOut row={row} zone={zone} /> },
      ]}
    />
  );
}

function WaysOut({ row, zone }: { row: UnlicensedAppointment; zone: string }) {
  const when = formatTime(row.startsAt, zone);
  return (
    <ul className="grid gap-1 text-left">
      <li>
        <TextLink to={`/admin/staff/${row.therapistId}`}>
          Enter a license<span className="sr-only"> of {row.therapistName}</span>
        </TextLink>
      </li>
      <li>{row.therapistName} can move it from Today</li>
      {row.chartId ? (
        <li>
          <TextLink to={`/admin/staff/end/${row.therapistPersonId}`}>
            Hand {row.people} to another therapist<span className="sr-only"> than {row.therapistName}</span>
          </TextLink>
        </li>
      ) : null}
      <li>
        <details>
          <summary className="inline-flex min-h-8 items-center font-semibold text-link">
            Cancel it without a fee<span className="sr-only">: {when}</span>
          </summary>
          <PostForm className="grid gap-2">
            <input type="hidden" name="appointmentId" value={row.appointmentId} />
            <input type="hidden" name="version" value={row.version} />
            <p className="text-sm text-ink-2">Everybody who comes gets a mail.</p>
            <Button kind="danger" size="small">
              Cancel {when}
            </Button>
          </PostForm>
        </details>
      </li>
    </ul>
  );
}
