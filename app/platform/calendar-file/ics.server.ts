import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

export type CalendarEntry = {
  /** The same for every version of one appointment, so that calendars replace instead of adding. */
  uid: string;
  /** Grows with every change (RFC 5545, 3.8.7.4). */
  sequence: number;
  /** `publish` for a first copy, `request` for a changed one, `cancel` takes it out of the calendar. */
  method: "publish" | "request" | "cancel";
  start: Date;
  end: Date;
  /** Seen by whoever looks at the calendar: no service, no other person. */
  summary: string;
  description?: string;
  location?: string;
  url?: string;
  organizer: { name: string; email: string };
  /** Needed with `request` and `cancel`: the address the mail goes to. */
  attendeeEmail?: string;
  /** When this version was made. */
  stamp: Date;
};

const METHODS = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const;

/** One appointment as a calendar file. Times are written in UTC, so no time zone table is needed. */
export const toIcs = (entry: CalendarEntry): string => fileOf(entry.method, [entry]);

/** Several appointments in one file; only a published one may hold more than one (RFC 5546, 3.2). */
const toIcsOfMany = (entries: readonly CalendarEntry[]): string => fileOf("publish", entries);

function fileOf(method: CalendarEntry["method"], entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    method: METHODS[method],
    prodId: { company: "Attune", product: "Client portal", language: "EN" },
  });
  for (const entry of entries) addEvent(calendar, entry);
  return calendar.toString();
}

function addEvent(calendar: ICalCalendar, entry: CalendarEntry): void {
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    start: entry.start,
    end: entry.end,
    stamp: entry.stamp,
    summary: entry.summary,
    description: entry.description ?? null,
    location: entry.location ?? null,
    url: entry.url ?? null,
    organizer: entry.organizer,
    // Whether it is confirmed is said where it is known at any time: a file in a calendar grows old.
    status: entry.method === "cancel" ? ICalEventStatus.CANCELLED : null,
  });
  if (entry.attendeeEmail) event.createAttendee({ email: entry.attendeeEmail });
}

type Attachment = { filename: string; contentType: string; content: string };

const contentType = (method: string): string =>
  `text/calendar; charset=utf-8; method=${method.toUpperCase()}`;

/** The mail attachment of a calendar file. Its content type names the method, which is how mail programs act on it. */
export function icsAttachment(entries: readonly CalendarEntry[]): Attachment {
  const [entry] = entries;
  if (entry && entries.length === 1) {
    return { filename: "appointment.ics", contentType: contentType(entry.method), content: toIcs(entry) };
  }
  return { filename: "appointments.ics", contentType: contentType("publish"), content: toIcsOfMany(entries) };
}
