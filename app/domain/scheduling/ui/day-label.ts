/** Words for a calendar date ("2026-11-24"), which has no zone of its own. */
const at = (date: string): Date => new Date(`${date}T12:00:00Z`);
const formatter = (format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { ...format, timeZone: "UTC" });

const long = formatter({ weekday: "long", month: "long", day: "numeric" });
const weekday = formatter({ weekday: "short" });
const day = formatter({ month: "short", day: "numeric" });

/** "Tuesday, November 24". */
export const longDay = (date: string): string => long.format(at(date));

/** "Tue" and "Nov 24". */
export const shortWeekday = (date: string): string => weekday.format(at(date));
export const shortDate = (date: string): string => day.format(at(date));

/** "3 times". */
export const timesWord = (count: number): string => (count === 1 ? "1 time" : `${count} times`);
