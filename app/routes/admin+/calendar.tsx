import { useLoaderData } from "@remix-run/react";
import { readPracticeCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { practiceCalendarSearch } from "#app/domain/scheduling/calendar-schemas";
import type { CalendarKind } from "#app/domain/scheduling/calendar-view";
import { CalendarPage } from "#app/domain/scheduling/ui/calendar-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { Button } from "#app/ui/button";
import { SelectField } from "#app/ui/field";

export const meta = titled("Calendar");

export const loader = guarded(
  { may: "calendar.read-all", search: practiceCalendarSearch },
  ({ actor, search }) =>
    readPracticeCalendar(actor, {
      view: search.view ?? "day",
      date: search.date ?? null,
      therapist: search.with ?? null,
    }),
);

const VIEWS = [
  { view: "day", label: "Everybody" },
  { view: "week", label: "One week" },
] as const;

const NEW = "/admin/sessions/new";

export default function PracticeCalendarPage() {
  const { therapists, of, manages, ...page } = useLoaderData<typeof loader>();
  const addressOf = (view: CalendarKind, date: string) => {
    const search = new URLSearchParams({ view });
    if (of && view !== "day") search.set("with", of.slug);
    if (date !== page.today) search.set("date", date);
    return `/admin/calendar?${search}`;
  };
  const newTo = (column: string, at: string) => {
    const asked = of ? { with: of.slug, day: column } : { with: column, day: page.date };
    return `${NEW}?${new URLSearchParams({ ...asked, at })}`;
  };
  return (
    <CalendarPage
      page={page}
      addressOf={addressOf}
      views={[...VIEWS]}
      newAt={manages ? NEW : null}
      newTo={newTo}
      title={of ? `${of.name}: ${page.label}` : page.label}
    >
      {of ? (
        <form method="get" className="mb-4 flex flex-wrap items-end gap-3">
          <input type="hidden" name="view" value={page.view} />
          <input type="hidden" name="date" value={page.date} />
          <SelectField
            key={of.slug}
            name="with"
            label="Therapist"
            width="medium"
            defaultValue={of.slug}
            options={therapists.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <Button kind="secondary">Show this week</Button>
        </form>
      ) : null}
    </CalendarPage>
  );
}
