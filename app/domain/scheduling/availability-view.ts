export type HoursRow = { id: string; weekday: number; fromMinute: number; toMinute: number };

export type DatedRow = {
  id: string;
  onDate: string;
  /** The last day of it; the same as the first for a single day. */
  throughDate: string;
  kind: "open" | "closed";
  /** Null for the whole day. */
  fromMinute: number | null;
  toMinute: number | null;
  /** Sessions that are booked inside this time off. */
  sessions: HitSession[];
};

/** `chartId`: null for a free call, whose visitor has no messages. */
export type HitSession = { id: string; startsAt: string; people: string; chartId: string | null };

export type AvailabilityView = {
  zone: string;
  hours: HoursRow[];
  dated: DatedRow[];
  /** Days on which the whole practice is closed. */
  holidays: { onDate: string; name: string }[];
  /** The next two weeks as they come out of both. */
  preview: { date: string; ranges: { fromMinute: number; toMinute: number }[] }[];
};

export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

/** "9:00 AM" of a minute after midnight. */
const minuteWords = (minute: number): string => clock.format(minute * 60_000).replace("\u202f", " ");

/** "9:00 AM to 5:00 PM". */
export const rangeWords = (fromMinute: number | null, toMinute: number | null): string =>
  fromMinute === null || toMinute === null
    ? "All day"
    : `${minuteWords(fromMinute)} to ${minuteWords(toMinute)}`;
