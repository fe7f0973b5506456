import { formatTime } from "./time-format";

/** A day as `savedWhen` knows it, "Thu, Nov 26, 2026": the same all day, for the same page at any time of it. */
export const dayOf = (iso: string, zone: string): string => formatTime(iso, zone, "date");

/** "5:31 PM ET" for a moment of today, "Thu, Nov 26, 3:50 PM ET" for any other day. `today` is the server's, by `dayOf`. */
export const savedWhen = (iso: string, zone: string, today: string): string =>
  formatTime(iso, zone, dayOf(iso, zone) === today ? "time" : "full");
