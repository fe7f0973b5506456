import type { Actor } from "#app/domain/shared/actor";

/** Whoever opened the signed link of a mail: good for this one appointment, signed in or not. */
export type LinkHolder = {
  appointmentId: string;
  /** The attending person whose mail it was; null for somebody without an account. */
  personId: string | null;
};

/** Who changes an appointment: a signed-in person, or the holder of its link. */
export type AppointmentParty = Actor | LinkHolder;

export const isSignedIn = (party: AppointmentParty): party is Actor => "sessionId" in party;

export const personOf = (party: AppointmentParty): string | null => party.personId;
