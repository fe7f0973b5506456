import { ChevronLeft, ChevronRight } from "lucide-react";
import { cx } from "#app/ui/cx";
import { TextLink } from "#app/ui/text-link";
import type { CalendarKind, CalendarPage } from "../calendar-view";

/** The address of a view and a day of the calendar. */
export type AddressOf = (view: CalendarKind, date: string) => string;

export type CalendarView = { view: CalendarKind; label: string; narrow?: string | null };

type Props = { page: CalendarPage; addressOf: AddressOf };

const LINK = "btn btn-small btn-secondary";

/** The period before, the one of today, the one after. */
export function CalendarPeriods({ page, addressOf }: Props) {
  const { view, previous, next, today } = page;
  const what = view === "day" ? "day" : "week";
  return (
    <nav aria-label={what === "day" ? "Days" : "Weeks"} className="flex items-center gap-2">
      <TextLink to={addressOf(view, previous)} className={cx(LINK, "px-2.5")}>
        <ChevronLeft aria-hidden="true" className="size-5" />
        <span className="sr-only">Previous {what}</span>
      </TextLink>
      <TextLink to={addressOf(view, today)} className={LINK}>
        {what === "day" ? "Today" : "This week"}
      </TextLink>
      <TextLink to={addressOf(view, next)} className={cx(LINK, "px-2.5")}>
        <ChevronRight aria-hidden="true" className="size-5" />
        <span className="sr-only">Next {what}</span>
      </TextLink>
    </nav>
  );
}

type ViewsProps = Props & { views: CalendarView[] };

/**
 * The views as links. On a phone a week is shown as its list, so there it is called that, and the list has no link of its
 * own beside it.
 */
export function CalendarViews({ page, addressOf, views }: ViewsProps) {
  return (
    <nav aria-label="Views" className="inline-flex rounded-md border border-field bg-surface p-0.5">
      {views.map(({ view, label, narrow = label }) => (
        <TextLink
          key={view}
          to={addressOf(view, page.date)}
          aria-current={page.view === view ? "page" : undefined}
          className={cx(
            "min-h-9 min-w-16 items-center justify-center rounded-sm px-3 text-sm font-semibold no-underline",
            page.view === view ? "bg-action text-on-action" : "text-ink-2 hover:bg-tint hover:text-ink",
            isHidden(view, narrow, page.view) ? "hidden md:inline-flex" : "inline-flex",
          )}
        >
          {narrow === label || narrow === null ? (
            label
          ) : (
            <>
              <span className="hidden md:inline">{label}</span>
              <span className="md:hidden">{narrow}</span>
            </>
          )}
        </TextLink>
      ))}
    </nav>
  );
}

/** Of the week and its list, a phone shows one link: that of the view it is in. */
function isHidden(view: CalendarKind, narrow: string | null, current: CalendarKind): boolean {
  if (current === "agenda") return view === "week" && narrow !== "Week";
  return narrow === null;
}
