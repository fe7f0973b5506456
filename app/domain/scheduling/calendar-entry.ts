/** How an appointment is named in calendars and mail subjects unless somebody asked for more. */
export const discreetTitle = (shortName: string): string => `Appointment with ${shortName}`;

export const calendarTitle = (shortName: string, serviceName: string, discreet: boolean): string =>
  discreet ? discreetTitle(shortName) : `${serviceName} with ${shortName}`;

/** One identity for every version of an appointment, so that calendars replace instead of adding. */
export const calendarUid = (appointmentId: string, origin: string): string =>
  `${appointmentId}@${new URL(origin).hostname}`;

type Entry = { title: string; startsAt: string; endsAt: string; details: string };

const compact = (iso: string): string => iso.replaceAll(/[-:]|\.\d{3}/g, "");

/** A link that fills in Google Calendar's own form. Nothing is sent until somebody presses it. */
export function googleCalendarLink(entry: Entry): string {
  const query = new URLSearchParams({
    action: "TEMPLATE",
    text: entry.title,
    dates: `${compact(entry.startsAt)}/${compact(entry.endsAt)}`,
    details: entry.details,
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

export function outlookCalendarLink(entry: Entry): string {
  const query = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.title,
    startdt: entry.startsAt,
    enddt: entry.endsAt,
    body: entry.details,
  });
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query}`;
}
