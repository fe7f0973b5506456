import { useLoaderData } from "@remix-run/react";
import { wishWords } from "#app/domain/scheduling/ui/waitlist-words";
import { listTherapistWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export const meta = titled("Waiting list");

export const loader = guarded({ may: "calendar.read-own" }, async ({ actor }) => ({
  rows: await listTherapistWaitlist(actor),
  zone: actor.zone,
}));

export default function TherapistWaitlistPage() {
  const { rows, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/therapist/caseload">Caseload</BackLink>
      <PageHeading lead="A time that is given back, or that you open, is kept for whoever needs it most: first those without a session ahead, then those whose next one is farthest off.">
        Waiting list
      </PageHeading>
      <DataTable
        caption="Who waits for you"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState>Nobody waits for a time with you.</EmptyState>}
        columns={[
          {
            key: "who",
            header: "Who",
            rowHeader: true,
            cell: (row) => <TextLink to={`/therapist/charts/${row.chartId}`}>{row.chartLabel}</TextLink>,
          },
          { key: "what", header: "Session", cell: (row) => row.service.name },
          { key: "when", header: "When", cell: (row) => wishWords(row) },
          {
            key: "since",
            header: "Since",
            cell: (row) => <TimeText iso={row.since} zone={zone} mode="full" yours={false} />,
          },
          {
            key: "offer",
            header: "Offered now",
            cell: (row) =>
              row.offer ? (
                <TimeText iso={row.offer.startsAt} zone={zone} mode="full" yours={false} />
              ) : row.paused ? (
                "Paused: two times went unanswered"
              ) : null,
          },
        ]}
      />
    </>
  );
}
