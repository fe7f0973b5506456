import ical, {
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";

/** One appointment as calendars know it. */
type CalendarEvent = {
  /** The same for every version of one appointment, so that calendars replace instead of adding. */
  uid: string;
  /** Grows with every change (RFC 5545, 3.8.7.4). */
  sequence: number;
  start: Date;
  end: Date;
  /** Seen by whoever looks at the calendar: no service, no other person. */
  summary: string;
  description?: string;
  /** When this version was made. */
  stamp: Date;
};

export type CalendarEntry = CalendarEvent & {
  /** `publish` for a first copy, `request` for a changed one, `cancel` takes it out of the calendar. */
  method: "publish" | "request" | "cancel";
  organizer: { name: string; email: string };
  /** The address the mail goes to. A published entry never names it (RFC 5546, 3.2.1). */
  attendeeEmail?: string;
};

/** In a feed one that was cancelled stays, and says so: whoever left it out could not take it out of a calendar. */
export type FeedEntry = CalendarEvent & { cancelled: boolean };

const METHODS = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const;

const PRODUCT = { company: "Attune", product: "Client portal", language: "EN" };

/** One appointment as a calendar file. */
export const toIcs = (entry: CalendarEntry): string => fileOf(entry.method, [entry]);

/** Several appointments in one file; only a published one may hold more than one (RFC 5546, 3.2). */
const toIcsOfMany = (entries: readonly CalendarEntry[]): string => fileOf("publish", entries);

function fileOf(method: CalendarEntry["method"], entries: readonly CalendarEntry[]): string {
  const calendar = ical({ method: METHODS[method], prodId: PRODUCT });
  for (const entry of entries) {
    const { organizer, attendeeEmail: email } = entry;
    const event = addEvent(calendar, entry, entry.method === "cancel");
    event.organizer(organizer);
    // Nobody is asked to answer: what was booked is booked.
    if (email && method !== "publish")
      event.createAttendee({ email, rsvp: false, status: ICalAttendeeStatus.ACCEPTED });
  }
  return calendar.toString();
}

/**
 * Times are written in UTC, so no time zone table is needed. Whether it is confirmed is said where it is known at any time:
 * a file in a calendar grows old.
 */
function addEvent(calendar: ICalCalendar, entry: CalendarEvent, cancelled: boolean) {
  return calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    start: entry.start,
    end: entry.end,
    stamp: entry.stamp,
    summary: entry.summary,
    description: entry.description || null,
    status: cancelled ? ICalEventStatus.CANCELLED : null,
  });
}

/** Appointments as one calendar that programs fetch again and again, as often as `hours` says. */
export function toFeed(
  entries: readonly FeedEntry[],
  { name, hours }: { name: string; hours: number },
): string {
  const calendar = ical({ prodId: PRODUCT, name, ttl: hours * 3_600 });
  for (const entry of entries) addEvent(calendar, entry, entry.cancelled);
  return calendar.toString();
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
