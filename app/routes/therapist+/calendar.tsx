import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readCalendarWeek } from "#app/domain/scheduling/calendar-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";
import { WeekGrid } from "#app/ui/week-grid";

const search = z.object({ week: z.iso.date().optional().catch(undefined) });

export const meta = titled("Calendar");

export const loader = guarded({ may: "calendar.read-own", search }, ({ actor, search: { week } }) =>
  readCalendarWeek(actor, week ?? null),
);

export default function CalendarPage() {
  const { days, blocks, previous, next, label, timesIn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead={`Times are in ${timesIn}.`}
        actions={
          <>
            <ButtonLink to="/profile/calendar" kind="quiet">
              In your own calendar
            </ButtonLink>
            <ButtonLink to="/therapist/sessions/new">New session</ButtonLink>
          </>
        }
      >
        {label}
      </PageHeading>
      <nav aria-label="Weeks" className="mb-4 flex flex-wrap gap-2">
        <ButtonLink to={`/therapist/calendar?week=${previous}`} kind="secondary" size="small">
          Week before
        </ButtonLink>
        <ButtonLink to="/therapist/calendar" kind="secondary" size="small">
          This week
        </ButtonLink>
        <ButtonLink to={`/therapist/calendar?week=${next}`} kind="secondary" size="small">
          Week after
        </ButtonLink>
      </nav>
      <WeekGrid
        label={label}
        days={days}
        blocks={blocks}
        newTo={(day) => `/therapist/sessions/new?day=${day}`}
      />
    </>
  );
}
