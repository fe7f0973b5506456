/** How an appointment is named in calendars and mail subjects unless somebody asked for more. */
export const discreetTitle = (shortName: string): string => `Appointment with ${shortName}`;

export const calendarTitle = (shortName: string, serviceName: string, discreet: boolean): string =>
  discreet ? discreetTitle(shortName) : `${serviceName} with ${shortName}`;

/** One identity for every version of an appointment, so that calendars replace instead of adding. */
export const calendarUid = (appointmentId: string, origin: string): string =>
  `${appointmentId}@${new URL(origin).hostname}`;
