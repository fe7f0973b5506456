import { isUuid } from "#app/domain/shared/ids";
/** How an appointment is named in calendars and mail subjects unless somebody asked for more. */
export const discreetTitle = (shortName: string): string => `Appointment with ${shortName}`;

export const calendarTitle = (shortName: string, serviceName: string, discreet: boolean): string =>
  discreet ? discreetTitle(shortName) : `${serviceName} with ${shortName}`;

/**
 * How a therapist's own calendar names a session. The calendar lies with whoever keeps it for them, so nobody is named in
 * it: initials at most.
 */
export function therapistTitle(names: readonly string[], discreet: boolean): string {
  const initials = names.flatMap((name) => firstLetter(name) ?? []);
  return discreet || initials.length === 0 ? "Appointment" : `Appointment ${initials.join(" & ")}`;
}

const firstLetter = (name: string): string | undefined => {
  const [letter] = name.trim();
  return letter && `${letter.toUpperCase()}.`;
};

const hostOf = (origin: string): string => new URL(origin).hostname;

/** Who has a calendar file made. Who does not want the practice named has a file of nobody's. */
export const organizerOf = (
  sender: { name: string; phone: string },
  email: string,
  origin: string,
): { name: string; email: string } => ({
  name: sender.name,
  email: sender.phone ? email : `no-reply@${hostOf(origin)}`,
});

/** One identity for every version of an appointment, so that calendars replace instead of adding. */
export const calendarUid = (appointmentId: string, origin: string): string =>
  `${appointmentId}@${hostOf(origin)}`;

/** Whether an entry of some calendar is one that we made: it comes back where that calendar follows ours. */
export function isOwnUid(uid: string, origin: string): boolean {
  const [id = "", host, ...more] = uid.toLowerCase().split("@");
  return isUuid(id) && host === hostOf(origin) && more.length === 0;
}
