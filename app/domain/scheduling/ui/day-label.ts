/** Words for a calendar date ("2026-11-24"), which has no zone of its own. */
const at = (date: string): Date => new Date(`${date}T12:00:00Z`);
const words = (date: string, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-US", { ...format, timeZone: "UTC" }).format(at(date));

/** "Tuesday, November 24". */
export const longDay = (date: string): string =>
  words(date, { weekday: "long", month: "long", day: "numeric" });

/** "Tue" and "Nov 24". */
export const shortWeekday = (date: string): string => words(date, { weekday: "short" });
export const shortDate = (date: string): string => words(date, { month: "short", day: "numeric" });

/** "3 times". */
export const timesWord = (count: number): string => (count === 1 ? "1 time" : `${count} times`);
