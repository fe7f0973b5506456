import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";

/** Whoever opened the signed link of a mail: good for this one appointment, signed in or not. */
export type LinkHolder = {
  appointmentId: string;
  /** The attending person whose mail it was; null for somebody without an account. */
  personId: string | null;
};

/** An admin who acts for the practice: every calendar of it is theirs to change, and nothing else of them counts. */
export type PracticeParty = Actor & { forPractice: true };

/** Who changes an appointment: a signed-in person, an admin for the practice, or the holder of its link. */
export type AppointmentParty = Actor | PracticeParty | LinkHolder;

export const isSignedIn = (party: AppointmentParty): party is Actor => "sessionId" in party;

/** The actor as an admin alone, whatever else they are. @throws DomainError "not-found" without that permission */
export function forPractice(actor: Actor): PracticeParty {
  if (!hasPermission(actor, "practice")) throw notFound();
  return { ...actor, roles: ["admin"], therapistId: null, forPractice: true };
}

export const actsForPractice = (party: AppointmentParty): party is PracticeParty =>
  "forPractice" in party && hasPermission(party, "practice");

export const personOf = (party: AppointmentParty): string | null => party.personId;
