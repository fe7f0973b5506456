import { stateNames } from "#app/domain/accounts/us-states";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, dateInZone, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type LicenceWarning, licenceWarnings } from "./licence-expiry";

/** With the state in words. */
export type EndingLicence = LicenceWarning & {
  therapistId: string;
  therapistName: string;
  personId: string;
};

/** Of those who treat here, optionally of one of them; callers have checked who asks. The most urgent first. */
export async function endingLicences(therapistId: string | null, now: Date): Promise<EndingLicence[]> {
  const working = { deactivatedAt: null, grants: { some: { role: "therapist" as const, validUntil: null } } };
  const [practice, therapists] = await Promise.all([
    db.practice.findFirstOrThrow({ select: { zone: true } }),
    db.therapist.findMany({
      where: { person: working, ...(therapistId ? { id: therapistId } : {}) },
      orderBy: { position: "asc" },
      select: {
        id: true,
        personId: true,
        person: { select: { chosenName: true } },
        licences: { select: { id: true, state: true, validFrom: true, validUntil: true } },
      },
    }),
  ]);
  const today = dateInZone(now, practice.zone);
  return therapists
    .flatMap(({ id, personId, person, licences }) => {
      const terms = licences.map((one) => ({
        ...one,
        validFrom: fromDateColumn(one.validFrom),
        validUntil: fromDateColumn(one.validUntil),
      }));
      return licenceWarnings(terms, today).map((warning) => ({
        ...warning,
        state: stateNames([warning.state])[0] ?? warning.state,
        ...{ therapistId: id, therapistName: person.chosenName, personId },
      }));
    })
    .sort((one, other) => one.days - other.days);
}

/** Licences of the practice that end within 90 days or have ended. Raises "not-found" for whoever may not see staff. */
export async function licencesOfPractice(actor: Actor, clock: Clock = realClock): Promise<EndingLicence[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  return endingLicences(null, clock());
}

/** The actor's own; none for whoever is no therapist. */
export async function ownEndingLicences(actor: Actor, clock: Clock = realClock): Promise<EndingLicence[]> {
  return actor.therapistId ? endingLicences(actor.therapistId, clock()) : [];
}
