import { DAY_MS, dateInZone } from "#app/domain/shared/time";

/** How long a session waits for its note, by calendar days of the zone: "from today", "1 day old", "12 days old". */
export function noteAge(startsAt: string, now: string, zone: string): string {
  const day = (iso: string) => Date.parse(`${dateInZone(new Date(iso), zone)}T00:00:00Z`);
  const days = Math.round((day(now) - day(startsAt)) / DAY_MS);
  if (days <= 0) return "from today";
  return days === 1 ? "1 day old" : `${days} days old`;
}
