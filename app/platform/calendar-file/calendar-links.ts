/** What a calendar service is told: a discreet title and the time, nothing else about the appointment. */
export type CalendarLinkEntry = { start: Date; end: Date; summary: string; location?: string };

const compact = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Addresses that open a filled-in new entry in the person's own calendar. */
export function calendarLinks(entry: CalendarLinkEntry): { google: string; outlook: string } {
  const google = new URL("https://calendar.google.com/calendar/render");
  google.search = new URLSearchParams({
    action: "TEMPLATE",
    text: entry.summary,
    dates: `${compact(entry.start)}/${compact(entry.end)}`,
    ...(entry.location ? { location: entry.location } : {}),
  }).toString();
  const outlook = new URL("https://outlook.live.com/calendar/0/deeplink/compose");
  outlook.search = new URLSearchParams({
    rru: "addevent",
    subject: entry.summary,
    startdt: entry.start.toISOString(),
    enddt: entry.end.toISOString(),
    ...(entry.location ? { location: entry.location } : {}),
  }).toString();
  return { google: google.href, outlook: outlook.href };
}
