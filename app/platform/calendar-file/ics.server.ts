import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

export type CalendarEntry = {
  /** The same for the whole life of the appointment. */
  uid: string;
  /** Rises with every change, so that calendars replace the old entry. */
  sequence: number;
  /** Discreet: no service, no speciality, no other person's name. */
  summary: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  /** Where to change or cancel. */
  url: string;
  organizer: { name: string; email: string };
  cancelled?: boolean;
};

/** One appointment as an .ics file (RFC 5545), times in UTC. */
export function toIcs(entry: CalendarEntry, now: Date = new Date()): string {
  const calendar = ical({ prodId: { company: "Attune", product: "Portal", language: "EN" } });
  calendar.method(entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: now,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    description: entry.description,
    url: entry.url,
    organizer: entry.organizer,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

const compact = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** Pages of Google Calendar and Outlook with the entry filled in. They open only when somebody presses the link. */
export function addToCalendarLinks(
  entry: Pick<CalendarEntry, "summary" | "startsAt" | "endsAt" | "description">,
) {
  const google = new URL("https://calendar.google.com/calendar/render");
  google.search = new URLSearchParams({
    action: "TEMPLATE",
    text: entry.summary,
    dates: `${compact(entry.startsAt)}/${compact(entry.endsAt)}`,
    details: entry.description,
  }).toString();
  const outlook = new URL("https://outlook.live.com/calendar/0/deeplink/compose");
  outlook.search = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.summary,
    startdt: entry.startsAt.toISOString(),
    enddt: entry.endsAt.toISOString(),
    body: entry.description,
  }).toString();
  return { google: google.href, outlook: outlook.href };
}
