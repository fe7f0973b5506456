import { useEffect, useRef } from "react";
import { cx } from "#app/ui/cx";
import { TextLink } from "#app/ui/text-link";
import { clockTime } from "#app/ui/time-format";
import { type DayCount, type DaySlots, slotValue } from "../slot-choice";
import { longDay, shortDate, shortWeekday, timesWord } from "./day-label";

type DayLinksProps = { days: DayCount[]; current: string | null; linkTo: (date: string) => string };

/** The days that have free times, as links: the page's address says which one is open. */
export function DayLinks({ days, current, linkTo }: DayLinksProps) {
  return (
    <nav aria-label="Days with free times">
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-5">
        {days.map(({ date, count }) => (
          <li key={date}>
            <TextLink
              to={linkTo(date)}
              preventScrollReset
              aria-current={date === current ? "date" : undefined}
              className={cx(
                "grid min-h-18 content-center rounded-md border-[1.5px] px-2 py-1.5 text-center leading-tight no-underline",
                date === current
                  ? "border-action bg-action text-on-action"
                  : "border-field bg-surface text-ink hover:border-action hover:bg-tint",
              )}
            >
              <span className="text-sm">{shortWeekday(date)}</span>
              <span className="font-semibold">{shortDate(date)}</span>
              <span className={cx("text-sm", date !== current && "text-ink-3")}>{timesWord(count)}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type SlotChoicesProps = {
  day: string;
  parts: DaySlots;
  zone: string;
  /** The form value that is chosen already. */
  selected?: string;
  /** Each row says with whom; not needed where there is one therapist. */
  showTherapist: boolean;
  name?: string;
};

/** The times of one day as radios. When the day changes in the browser, its heading takes the focus. */
export function SlotChoices(props: SlotChoicesProps) {
  const { day, parts, zone, selected, showTherapist, name = "slot" } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(day);
  useEffect(() => {
    if (shown.current !== day) heading.current?.focus({ preventScroll: true });
    shown.current = day;
  }, [day]);
  return (
    <div className="grid gap-5">
      <h2 ref={heading} tabIndex={-1} id="times">
        {longDay(day)}
      </h2>
      {parts.map(({ part, slots }) => (
        <fieldset key={part} className="min-w-0">
          <legend className="mb-2 font-semibold">{part}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {slots.map((slot) => {
              const value = slotValue(slot.startsAt, slot.therapist);
              return (
                <label key={value} className="pick-row">
                  <input
                    type="radio"
                    name={name}
                    value={value}
                    required
                    defaultChecked={value === selected}
                    className="pick"
                  />
                  <span className="min-w-0 flex-1 font-medium">{clockTime(slot.startsAt, zone)}</span>
                  {showTherapist ? (
                    <span className="text-sm text-ink-2">with {slot.therapistName}</span>
                  ) : null}
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
