import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import type { CalendarComponent } from "./calendar-components";

/** The moment of a time on the wall of some zone, in epoch milliseconds. */
export type WallClock = (time: ICAL.Time) => number;

/** As if the wall stood at Greenwich. */
export const greenwich: WallClock = ({ year, month, day, hour, minute, second }) =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** A time that the zone skips is as much later as its clocks are put forward. */
const wallOf =
  (zone: string): WallClock =>
  ({ year, month, day, hour, minute, second }) =>
    Temporal.PlainDateTime.from({
      year,
      month,
      day,
      hour,
      minute,
      second: Math.min(second, 59),
    }).toZonedDateTime(zone).epochMilliseconds;

/** What Windows calls the zones of the United States, for files that do not say what they mean by it. */
const WINDOWS: Record<string, string> = {
  "Eastern Standard Time": "America/New_York",
  "US Eastern Standard Time": "America/Indiana/Indianapolis",
  "Central Standard Time": "America/Chicago",
  "Mountain Standard Time": "America/Denver",
  "US Mountain Standard Time": "America/Phoenix",
  "Pacific Standard Time": "America/Los_Angeles",
  "Alaskan Standard Time": "America/Anchorage",
  "Hawaiian Standard Time": "Pacific/Honolulu",
};

/** A zone of the tz database, also at the end of a longer name, as some programs write it. */
function known(tzid: string): string | null {
  const name = WINDOWS[tzid] ?? /(?:[A-Z][\w+-]*\/){1,2}[A-Z][\w+-]*$/.exec(tzid)?.[0] ?? tzid;
  try {
    return Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const idOf = ({ lines }: CalendarComponent): string =>
  lines.map((line) => /^TZID[^:]*:\s*(.+?)\s*$/i.exec(line)?.[1]).find(Boolean) ?? "";

/** By the rules that the file brings along. */
function wallByRules(component: CalendarComponent): WallClock {
  const text = ["BEGIN:VTIMEZONE", ...component.lines, "END:VTIMEZONE"].join("\r\n");
  const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
  return (time) => greenwich(time) - zone.utcOffset(time) * 1_000;
}

/**
 * The wall clocks of a file's zones. A zone that is known by its name is what that name means; another one is what the file
 * says; and one that nobody knows is `ownZone`, as are times without any.
 */
export function wallClocks(components: readonly CalendarComponent[], ownZone: string) {
  const own = wallOf(ownZone);
  const clocks = new Map<string, WallClock>();
  return {
    own,
    of(tzid: string): WallClock {
      const made = clocks.get(tzid) ?? find(tzid);
      clocks.set(tzid, made);
      return made;
    },
  };

  function find(tzid: string): WallClock {
    const name = known(tzid);
    if (name) return wallOf(name);
    const brought = components.find((one) => one.name === "VTIMEZONE" && idOf(one) === tzid);
    return brought ? wallByRules(brought) : own;
  }
}
