import { addDays, atLocalMinute, HOUR_MS, localTime, MINUTE_MS } from "#app/domain/shared/time";

/** Minutes of the local day of a zone in which nobody is disturbed; over midnight where `from` is later. Equal: never. */
export type QuietHours = { from: number; until: number; zone: string };

/** A reminder that quiet hours hold back still comes when they end, if this much is left; otherwise before they begin. */
const LEAST_AHEAD_MS = HOUR_MS;
const BEFORE_QUIET_MS = 30 * MINUTE_MS;

type Range = { from: Date; until: Date };

/** The quiet hours that a moment falls into, or null. */
function quietAround(at: Date, { from, until, zone }: QuietHours): Range | null {
  const { date, minute } = localTime(at, zone);
  const on = (day: string, localMinute: number) => atLocalMinute(day, localMinute, zone);
  if (from < until)
    return minute >= from && minute < until ? { from: on(date, from), until: on(date, until) } : null;
  if (from === until) return null;
  if (minute >= from) return { from: on(date, from), until: on(addDays(date, 1), until) };
  return minute < until ? { from: on(addDays(date, -1), from), until: on(date, until) } : null;
}

export const isQuiet = (at: Date, quiet: QuietHours): boolean => quietAround(at, quiet) !== null;

/** When the next quiet hours begin; null where there are none. */
export function nextQuiet(after: Date, { from, until, zone }: QuietHours): Date | null {
  if (from === until) return null;
  const { date, minute } = localTime(after, zone);
  return atLocalMinute(minute < from ? date : addDays(date, 1), from, zone);
}

/**
 * When somebody is reminded: so many hours before the start, whatever the clocks do in between. In quiet hours it is when
 * these end, if the start is then an hour away or more, and otherwise half an hour before they begin.
 */
export function reminderMoment(startsAt: Date, hoursBefore: number, quiet: QuietHours): Date {
  const at = new Date(startsAt.getTime() - hoursBefore * HOUR_MS);
  const night = quietAround(at, quiet);
  if (!night) return at;
  if (startsAt.getTime() - night.until.getTime() >= LEAST_AHEAD_MS) return night.until;
  return new Date(night.from.getTime() - BEFORE_QUIET_MS);
}

type Planned = {
  startsAt: Date;
  /** Since when it is at this time; a reminder whose moment was before is left out, for its reader knew already. */
  since: Date;
  /** How many hours before, in any order. */
  hours: readonly number[];
  quiet: QuietHours;
};

/**
 * Which reminder is due now, by its hours: the one whose moment came last. Earlier ones that were missed stay so, and in
 * quiet hours nothing is due. Null for none.
 */
export function dueReminder({ startsAt, since, hours, quiet }: Planned, now: Date): number | null {
  if (startsAt <= now || isQuiet(now, quiet)) return null;
  const come = hours
    .map((before) => ({ before, at: reminderMoment(startsAt, before, quiet) }))
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || a.before - b.before);
  const [last] = come;
  return last && last.at >= since ? last.before : null;
}
