/** "Nov 24, 2026" of a calendar date ("2026-11-24"). */
export function dateWords(date: string): string {
  const format = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-US", format).format(new Date(`${date}T00:00:00.000Z`));
}
