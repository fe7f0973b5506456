import ICAL from "ical.js";
import { greenwich, type WallClock, type wallClocks } from "./calendar-zones.server";

export const DAY_MS = 86_400_000;

/** An entry of a calendar as far as it says when its owner is busy. Moments are epoch milliseconds. */
export type Entry = {
  uid: string;
  start: number;
  /** In milliseconds. */
  length: number;
  isFree: boolean;
  /** How it recurs, on the wall that its clock hangs on. */
  wall: { start: ICAL.Time; clock: WallClock; rules: ICAL.Recur[]; more: number[]; except: Except };
  /** It takes the place of the occurrence that began then; null for no occurrence's. */
  instead: number | null;
  /** And of all later ones. */
  andAfter: boolean;
};

/** Occurrences that are left out, by their moment or by their day. */
export type Except = { moments: Set<number>; days: Set<string> };

type Clocks = ReturnType<typeof wallClocks>;

/** Reads the lines of one event. Throws for what is none. */
export function entryOf(lines: readonly string[], clocks: Clocks): Entry {
  const text = ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
  const event = new ICAL.Component(ICAL.parse(text));
  const first = event.getFirstProperty("dtstart");
  if (!first) throw new Error("an event without a start");
  const clock = clockOf(first, clocks);
  const start = timeIn(first);
  const at = momentsIn(first, clocks)[0] ?? 0;
  const instead = event.getFirstProperty("recurrence-id");
  return {
    uid: wordIn(event, "uid"),
    start: at,
    length: lengthOf(event, { start, at, clocks }),
    isFree: /^TRANSPARENT$/i.test(wordIn(event, "transp")) || /^CANCELLED$/i.test(wordIn(event, "status")),
    wall: {
      start,
      clock,
      rules: event.getAllProperties("rrule").map((rule) => rule.getFirstValue() as ICAL.Recur),
      more: event.getAllProperties("rdate").flatMap((property) => momentsIn(property, clocks)),
      except: exceptIn(event, clocks),
    },
    instead: instead ? (momentsIn(instead, clocks)[0] ?? null) : null,
    andAfter: String(instead?.getParameter("range") ?? "").toUpperCase() === "THISANDFUTURE",
  };
}

const wordIn = (event: ICAL.Component, name: string): string =>
  String(event.getFirstPropertyValue(name) ?? "").trim();

function timeIn(property: ICAL.Property): ICAL.Time {
  const value = property.getFirstValue();
  if (!(value instanceof ICAL.Time)) throw new Error("no time");
  return value;
}

/** Whole days and times without a zone are those of the calendar's owner. */
function clockOf(property: ICAL.Property, clocks: Clocks): WallClock {
  const time = property.getFirstValue();
  const isUtc = time instanceof ICAL.Time && time.zone === ICAL.Timezone.utcTimezone;
  if (isUtc) return greenwich;
  const tzid = property.getParameter("tzid");
  return typeof tzid === "string" && tzid ? clocks.of(tzid) : clocks.own;
}

function momentsIn(property: ICAL.Property, clocks: Clocks): number[] {
  const clock = clockOf(property, clocks);
  return property.getValues().flatMap((value) => {
    const time = value instanceof ICAL.Period ? value.start : value;
    if (!(time instanceof ICAL.Time)) return [];
    return [(time.isDate ? clocks.own : clock)(time)];
  });
}

/** "20261124" of a time. */
export const dayOf = ({ year, month, day }: ICAL.Time): string =>
  `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;

function exceptIn(event: ICAL.Component, clocks: Clocks): Except {
  const properties = event.getAllProperties("exdate");
  const times = properties.flatMap((property) => property.getValues());
  const days = times.filter((time): time is ICAL.Time => time instanceof ICAL.Time && time.isDate).map(dayOf);
  const moments = properties.flatMap((property) => momentsIn(property, clocks));
  return { moments: new Set(moments), days: new Set(days) };
}

type Began = { start: ICAL.Time; at: number; clocks: Clocks };

/** Until the end, or as long as it says, or the whole day; nothing for what only has a start. */
function lengthOf(event: ICAL.Component, { start, at, clocks }: Began): number {
  const end = event.getFirstProperty("dtend");
  if (end) return Math.max(0, (momentsIn(end, clocks)[0] ?? at) - at);
  const duration = event.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) return Math.max(0, duration.toSeconds() * 1_000);
  return start.isDate ? DAY_MS : 0;
}
