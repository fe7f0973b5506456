import { Temporal } from "temporal-polyfill";

/** The clock is a parameter wherever a rule depends on now; this is the real one. */
export type Clock = () => Date;
export const realClock: Clock = () => new Date();

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);

const QUARTER_MS = 15 * MINUTE_MS;
const MOST_OFFSETS = 50_000;
const offsets = new Map<string, number>();

/** How far a zone's clocks are ahead of UTC, in milliseconds. Zones change their clocks at full quarters of an hour. */
function offsetMs(at: Date, zone: string): number {
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const key = `${quarter} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(zone);
  const found = zoned.offsetNanoseconds / 1_000_000;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, found);
  return found;
}

/** Date and minutes after midnight (0 to 1439) of a moment in a zone. */
export function localTime(at: Date, zone: string): { date: string; minute: number } {
  const wall = new Date(at.getTime() + offsetMs(at, zone));
  return { date: fromDateColumn(wall), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** The calendar date ("2026-11-24") that a moment falls on in a zone. */
export const dateInZone = (at: Date, zone: string): string => localTime(at, zone).date;

/** Minutes after local midnight of a moment, 0 to 1439. */
export const localMinute = (at: Date, zone: string): number => localTime(at, zone).minute;

/** A wall-clock minute of a date in a zone as a moment; a time the zone skips moves forward, as clocks do. */
export function atLocalMinute(date: string, minute: number, zone: string): Date {
  const midnight = Temporal.PlainDate.from(date);
  const day = minute >= 1440 ? midnight.add({ days: Math.floor(minute / 1440) }) : midnight;
  const rest = minute % 1440;
  const zoned = day.toZonedDateTime({
    timeZone: zone,
    plainTime: { hour: Math.floor(rest / 60), minute: rest % 60 },
  });
  return new Date(zoned.epochMilliseconds);
}

/** "14:05" of a moment in a zone, as time inputs want it. */
export function clockInZone(at: Date, zone: string): string {
  const minute = localMinute(at, zone);
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Days from one calendar date to another; negative backwards. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((toDateColumn(to).getTime() - toDateColumn(from).getTime()) / DAY_MS);

/** ISO weekday of a date, 1 = Monday to 7 = Sunday. */
export const isoWeekday = (date: string): number => toDateColumn(date).getUTCDay() || 7;

/** The Monday of the week that a date falls in. */
export const mondayOf = (date: string): string => addDays(date, 1 - isoWeekday(date));

/** A database date column (midnight UTC) as "2026-11-24", and back. */
export const fromDateColumn = (value: Date): string => value.toISOString().slice(0, 10);
export const toDateColumn = (date: string): Date => new Date(`${date}T00:00:00.000Z`);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does; there is one for each zone and `name`. */
function formatterOf(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  const found = formatters.get(key) ?? new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
  formatters.set(key, found);
  return found;
}

/** "Tue, Nov 24, 5:30 PM ET": never a time without its weekday and zone. For mails, files and labels. */
export function formatMoment(at: Date, zone: string): string {
  const day = formatterOf("day", zone, { weekday: "short", month: "short", day: "numeric" });
  return `${day.format(at)}, ${formatClock(at, zone)}`;
}

/** "5:30 PM ET". */
export const formatClock = (at: Date, zone: string): string =>
  `${clockWords(at, zone)} ${zoneLabel(at, zone)}`;

/** "5:30 PM" alone, for places that name the zone once for all. */
export const clockWords = (at: Date, zone: string): string =>
  formatterOf("clock", zone, { hour: "numeric", minute: "2-digit" }).format(at).replace("\u202f", " ");

/** "Tuesday, November 24" of a calendar date. */
export function formatDay(date: string): string {
  const format = formatterOf("long day", "UTC", { weekday: "long", month: "long", day: "numeric" });
  return format.format(toDateColumn(date));
}

/** "ET" for Eastern Time all year round; elsewhere what the locale calls the zone. */
export function zoneLabel(at: Date, zone: string): string {
  const known = labels.get(zone);
  if (known) return known;
  const label = localeLabel(at, zone);
  // "ET" holds at any time; "GMT+10:30" only at this one.
  if (!/\d/.test(label)) labels.set(zone, label);
  return label;
}

const labels = new Map<string, string>();

function localeLabel(at: Date, zone: string): string {
  const format = formatterOf("label", zone, { timeZoneName: "shortGeneric" });
  return format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? zone;
}
