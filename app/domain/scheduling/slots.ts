import { addDays, atLocalMinute, DAY_MS, isoWeekday, localMinute, MINUTE_MS } from "#app/domain/shared/time";

/** Half-open [from, to) everywhere in this file: a range that ends at 10:00 leaves 10:00 free. */
export type Range = readonly [from: number, to: number];

/** Weekly hours; minutes count from local midnight, `validUntil` is the first day they no longer hold. */
export type WeeklyHours = {
  weekday: number;
  fromMinute: number;
  toMinute: number;
  validFrom: string;
  validUntil: string | null;
};

/**
 * A change of the hours, on both of its dates and between them; a closed one without minutes is whole days. A holiday of
 * the practice closes the weekly hours and leaves what is opened on that very day.
 */
export type DatedException = {
  onDate: string;
  throughDate: string;
  kind: "open" | "closed" | "holiday";
  fromMinute: number | null;
  toMinute: number | null;
};

/** Valid on both of its dates. */
export type LicenceTimes = { state: string; validFrom: string; validUntil: string };

export type TherapistTimes = {
  hours: readonly WeeklyHours[];
  exceptions: readonly DatedException[];
  /** What already blocks the calendar, buffers included, as epoch milliseconds. */
  busy: readonly Range[];
  /** When the live appointments start; they count towards the daily maximum. */
  starts: readonly number[];
  dailyMaximum: number;
  licences: readonly LicenceTimes[];
};

export type SlotRules = {
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  stepMinutes: number;
  /** The first moment that may be booked: now plus the notice. */
  earliest: number;
  /** The horizon: nothing is offered from here on. */
  latest: number;
  /** One per attending person; the therapist must be licensed in each of them on the day. */
  states: readonly string[];
};

/** A calendar day in a zone as plain numbers. `even` days have no change of the clocks. */
export type DayFrame = {
  date: string;
  weekday: number;
  from: number;
  to: number;
  even: boolean;
  zone: string;
};

const frames = new Map<string, DayFrame>();
const FRAMES_KEPT = 4_000;

/** Consecutive days from a date on. The zone is asked once per day and remembered, never once per slot. */
export function dayFrames(fromDate: string, days: number, zone: string): DayFrame[] {
  const found: DayFrame[] = [];
  for (let index = 0, date = fromDate; index < days; index += 1, date = nextDate(date)) {
    found.push(dayFrame(date, zone));
  }
  return found;
}

const nextDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

function dayFrame(date: string, zone: string): DayFrame {
  const key = `${zone} ${date}`;
  const known = frames.get(key);
  if (known) return known;
  if (frames.size >= FRAMES_KEPT) frames.clear();
  const from = atLocalMinute(date, 0, zone).getTime();
  const to = atLocalMinute(addDays(date, 1), 0, zone).getTime();
  const frame = { date, weekday: isoWeekday(date), from, to, even: to - from === DAY_MS, zone };
  frames.set(key, frame);
  return frame;
}

/** The starts of every free slot on these days, ascending, as epoch milliseconds. */
export function openSlots(rules: SlotRules, times: TherapistTimes, days: readonly DayFrame[]): number[] {
  const busy = mergeRanges(times.busy);
  const found: number[] = [];
  for (const day of days) {
    if (day.to <= rules.earliest || day.from >= rules.latest) continue;
    if (!licensedIn(times.licences, rules.states, day.date)) continue;
    if (startsOn(times.starts, day) >= times.dailyMaximum) continue;
    for (const window of hoursOn(times, day)) addSlots(found, rules, busy, day, window);
  }
  return found;
}

export const licensedIn = (
  licences: readonly LicenceTimes[],
  states: readonly string[],
  date: string,
): boolean =>
  states.every((state) =>
    licences.some((one) => one.state === state && one.validFrom <= date && date <= one.validUntil),
  );

const startsOn = (starts: readonly number[], day: DayFrame): number =>
  starts.reduce((count, start) => (start >= day.from && start < day.to ? count + 1 : count), 0);

/** The local minutes that are open on a day: weekly hours and extra hours, less what is closed. */
export function hoursOn(times: Pick<TherapistTimes, "hours" | "exceptions">, day: DayFrame): Range[] {
  const open: Range[] = [];
  for (const one of times.hours) {
    if (one.weekday !== day.weekday || day.date < one.validFrom) continue;
    if (one.validUntil === null || day.date < one.validUntil) open.push([one.fromMinute, one.toMinute]);
  }
  const dated = times.exceptions.filter((one) => one.onDate <= day.date && day.date <= one.throughDate);
  if (dated.length === 0) return mergeRanges(open);
  if (dated.some((one) => one.kind === "holiday")) open.length = 0;
  for (const one of dated) if (one.kind === "open") open.push([one.fromMinute ?? 0, one.toMinute ?? 1440]);
  return dated
    .filter((one) => one.kind === "closed")
    .reduce((left, one) => subtract(left, [one.fromMinute ?? 0, one.toMinute ?? 1440]), mergeRanges(open));
}

/** Slots start on the step of the local clock, so 9:10 with a step of 30 offers 9:30 first. */
function addSlots(found: number[], rules: SlotRules, busy: readonly Range[], day: DayFrame, window: Range) {
  const step = rules.stepMinutes;
  const last = window[1] - rules.minutes;
  let next = 0;
  for (let minute = Math.ceil(window[0] / step) * step; minute <= last; minute += step) {
    const start = day.even
      ? day.from + minute * MINUTE_MS
      : onUnevenDay(day, minute, rules.minutes, window[1]);
    if (start === null || start < rules.earliest || start >= rules.latest) continue;
    const from = start - rules.bufferBefore * MINUTE_MS;
    const to = start + (rules.minutes + rules.bufferAfter) * MINUTE_MS;
    while (next < busy.length && (busy[next]?.[1] ?? 0) <= from) next += 1;
    if ((busy[next]?.[0] ?? Number.POSITIVE_INFINITY) >= to) found.push(start);
  }
}

/** On a day whose clocks change: null for a minute that does not exist, or for a slot that would end past the hours. */
function onUnevenDay(day: DayFrame, minute: number, minutes: number, closes: number): number | null {
  const start = atLocalMinute(day.date, minute, day.zone);
  if (localMinute(start, day.zone) !== minute) return null;
  const lastMinute = new Date(start.getTime() + (minutes - 1) * MINUTE_MS);
  if (lastMinute.getTime() >= day.to || localMinute(lastMinute, day.zone) >= closes) return null;
  return start.getTime();
}

/** Sorted and disjoint; ranges that touch become one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const sorted = ranges.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    else merged.push(range);
  }
  return merged;
}

export function subtract(ranges: readonly Range[], hole: Range): Range[] {
  return ranges.flatMap(([from, to]): Range[] => {
    if (hole[1] <= from || to <= hole[0]) return [[from, to]];
    const parts: Range[] = [
      [from, hole[0]],
      [hole[1], to],
    ];
    return parts.filter(([start, end]) => start < end);
  });
}
