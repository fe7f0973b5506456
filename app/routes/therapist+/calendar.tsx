import { useLoaderData } from "@remix-run/react";
import { readCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { calendarSearch } from "#app/domain/scheduling/calendar-schemas";
import type { CalendarKind } from "#app/domain/scheduling/calendar-view";
import { CalendarPage } from "#app/domain/scheduling/ui/calendar-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";

export const meta = titled("Calendar");

export const loader = guarded(
  { may: "calendar.read-own", search: calendarSearch },
  ({ actor, search: { view = "week", date = null } }) => readCalendar(actor, { view, date }),
);

const VIEWS = [
  { view: "day", label: "Day" },
  { view: "week", label: "Week", narrow: "Agenda" },
  { view: "agenda", label: "Agenda", narrow: null },
] as const;

const NEW = "/therapist/sessions/new";

export default function TherapistCalendarPage() {
  const page = useLoaderData<typeof loader>();
  const addressOf = (view: CalendarKind, date: string) =>
    `/therapist/calendar?view=${view}${date === page.today ? "" : `&date=${date}`}`;
  return (
    <CalendarPage
      page={page}
      addressOf={addressOf}
      views={[...VIEWS]}
      newAt={NEW}
      newTo={(day, time) => `${NEW}?day=${day}&at=${time}`}
      actions={
        <>
          <ButtonLink to="/profile/calendar" kind="quiet">
            In your own calendar
          </ButtonLink>
          <ButtonLink to="/therapist/availability" kind="quiet">
            Your hours
          </ButtonLink>
        </>
      }
    />
  );
}
