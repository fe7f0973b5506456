const words = new Intl.DateTimeFormat("en-US", {
  year: "numeric",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** "Nov 24, 2026" of a calendar date ("2026-11-24"). */
export const dateWords = (date: string): string => words.format(new Date(`${date}T00:00:00.000Z`));
