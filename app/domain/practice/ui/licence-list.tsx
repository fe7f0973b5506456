import { DataTable } from "#app/ui/data-table";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import type { EndingLicence } from "../licence-queries.server";
import { daysWords } from "../licence-words";
import { Day } from "./day";

const DaysTag = ({ days }: { days: number }) => (
  <Tag tone={days < 0 ? "brick" : "marigold"} icon="attention">
    {daysWords(days).replace(/^./, (letter) => letter.toUpperCase())}
  </Tag>
);

/** On the therapist's day: their own licences that end. Renders nothing when there are none. */
export function OwnLicences({ licences }: { licences: EndingLicence[] }) {
  if (licences.length === 0) return null;
  return (
    <div className="card grid gap-2 p-4">
      <h3>Your licenses</h3>
      <ul className="grid gap-1">
        {licences.map(({ licenceId, state, lastDay, days }) => (
          <li key={licenceId} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {state}, last day <Day date={lastDay} />
            </span>
            <DaysTag days={days} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">Send the office the new one, and nothing changes for you.</p>
    </div>
  );
}

/** Every licence of the practice that ends within 90 days or has ended, with the way to enter a new one. */
export function LicenceList({ licences }: { licences: EndingLicence[] }) {
  return (
    <DataTable
      caption="Licenses that end"
      captionHidden
      rows={licences}
      rowKey={(row) => row.licenceId}
      empty={<p>No license ends within 90 days.</p>}
      columns={[
        {
          key: "who",
          header: "Therapist",
          rowHeader: true,
          cell: (row) => <TextLink to={`/admin/staff/${row.therapistId}`}>{row.therapistName}</TextLink>,
        },
        { key: "state", header: "State", cell: (row) => row.state },
        { key: "last", header: "Last day", cell: (row) => <Day date={row.lastDay} /> },
        { key: "days", header: "How soon", cell: (row) => <DaysTag days={row.days} /> },
      ]}
    />
  );
}
