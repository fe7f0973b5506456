export type TimeMode = "full" | "long" | "short" | "year" | "date" | "date-long" | "time";

const usLabels: Record<string, string> = {
  "America/New_York": "ET",
  "America/Detroit": "ET",
  "America/Chicago": "CT",
  "America/Denver": "MT",
  "America/Phoenix": "MT",
  "America/Los_Angeles": "PT",
  "America/Anchorage": "AKT",
  "Pacific/Honolulu": "HT",
};

type Parts = { weekday: string; month: string; day: string; year: string; clock: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does; there is one for each zone and `name`. */
function formatterOf(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  const found = formatters.get(key) ?? new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
  formatters.set(key, found);
  return found;
}

/**
 * Parts are put together here, not by Intl: versions of its data differ in what stands between them, and what the server
 * writes has to be what the browser writes. Taking its text apart costs a quarter of having it come in parts.
 */
function partsOf(at: Date, zone: string, long: boolean): Parts {
  const words = long ? "long" : "short";
  const formatter = formatterOf(words, zone, {
    weekday: words,
    month: words,
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
  });
  // "Tuesday, November 24, 2026 at 5:30 PM", without the "at" in some versions.
  const [weekday = "", month = "", day = "", year = "", ...rest] =
    formatter.format(at).match(/[a-z]+|[\d:]+/gi) ?? [];
  return { weekday, month, day, year, clock: rest.slice(-2).join(" ").toUpperCase() };
}

/** "ET" for the practice's own zone, "CT", "MT", "PT" in the US, elsewhere the distance to UTC at that moment. */
export function zoneLabel(zone: string, at: Date): string {
  const known = usLabels[zone];
  if (known) return known;
  const parts = formatterOf("label", zone, { timeZoneName: "shortOffset" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** The clock alone, without a zone: "5:30 PM". Only for places that name the zone once for all. */
export function clockTime(iso: string, zone: string): string {
  return partsOf(new Date(iso), zone, false).clock;
}

/**
 * An instant in words. `iso` is any ISO 8601 instant, `zone` an IANA name.
 * full "Tue, Nov 24, 5:30 PM ET" · long "Tuesday, November 24, 5:30 PM ET" · short "Tue 5:30 PM ET" ·
 * year "Tue, Nov 24, 2026, 5:30 PM ET" · date "Tue, Nov 24, 2026" · date-long "Tuesday, November 24, 2026" ·
 * time "5:30 PM ET". With `endIso` on the same day the time becomes a range, "5:30 PM to 6:20 PM ET".
 */
export function formatTime(iso: string, zone: string, mode: TimeMode = "full", endIso?: string): string {
  const at = new Date(iso);
  const { weekday, month, day, year, clock } = partsOf(at, zone, mode === "long" || mode === "date-long");
  const range = endIso ? `${clock} to ${partsOf(new Date(endIso), zone, false).clock}` : clock;
  const time = `${range} ${zoneLabel(zone, at)}`;
  if (mode === "time") return time;
  if (mode === "short") return `${weekday} ${time}`;
  const date = `${weekday}, ${month} ${day}`;
  if (mode === "date" || mode === "date-long") return `${date}, ${year}`;
  return mode === "year" ? `${date}, ${year}, ${time}` : `${date}, ${time}`;
}

/** "2:30 PM" in the reader's zone, with the weekday when that differs; null when the clock says the same. */
export function readerTime(iso: string, zone: string, readerZone: string): string | null {
  const there = partsOf(new Date(iso), zone, false);
  const here = partsOf(new Date(iso), readerZone, false);
  if (here.clock === there.clock && here.day === there.day) return null;
  return here.day === there.day ? here.clock : `${here.weekday} ${here.clock}`;
}
