import { formatTime } from "#app/ui/time-format";

/** "5:31 PM ET" for a moment of today, "Thu, Nov 26, 3:50 PM ET" for any other day of the zone. `now` comes from the server. */
export function savedWhen(iso: string, zone: string, now: string): string {
  const isToday = formatTime(iso, zone, "date") === formatTime(now, zone, "date");
  return formatTime(iso, zone, isToday ? "time" : "full");
}
