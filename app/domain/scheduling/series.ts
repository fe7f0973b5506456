import { addDays, atLocalMinute, daysBetween, localTime } from "#app/domain/shared/time";
import { MOST_TIMES } from "./series-view";

export type SeriesRule = {
  /** Every week, or every second one. */
  everyWeeks: 1 | 2;
  /** How many sessions, the first one included; or the last local date one may fall on. */
  ends: { times: number } | { onDate: string };
};

/**
 * The moments of a series from its first one on, the first included. It keeps the time of the clock in `zone` when the
 * clocks change; a time that the zone skips moves forward, as clocks do. At most `MOST_TIMES`.
 */
export function occurrencesOf(first: Date, rule: SeriesRule, zone: string): Date[] {
  const { date, minute } = localTime(first, zone);
  const times = "times" in rule.ends ? Math.min(rule.ends.times, MOST_TIMES) : MOST_TIMES;
  const until = "onDate" in rule.ends ? rule.ends.onDate : null;
  const found: Date[] = [];
  for (let index = 0; index < times; index += 1) {
    const on = addDays(date, index * rule.everyWeeks * 7);
    if (until !== null && on > until) break;
    found.push(index === 0 ? first : atLocalMinute(on, minute, zone));
  }
  return found;
}

/**
 * Where the sessions of a series go when one of them is moved: each by as many days as that one, and all to its new
 * time of the clock.
 */
export function movedAlong(starts: readonly Date[], from: Date, to: Date, zone: string): Date[] {
  const before = localTime(from, zone);
  const after = localTime(to, zone);
  const days = daysBetween(before.date, after.date);
  return starts.map((start) =>
    start.getTime() === from.getTime()
      ? to
      : atLocalMinute(addDays(localTime(start, zone).date, days), after.minute, zone),
  );
}
