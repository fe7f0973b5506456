import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";
import { actsForPractice, type PracticeParty } from "./appointment-party";

export type TherapistService = { slug: string; name: string; kind: string; minutes: number; cents: number };

/** $1 therapist · $2 now. Every active service that a chart can have, at the therapist's own price of today. */
const SQL = `
SELECT s.slug, s.name, s.kind::text AS kind, s.minutes, pr.cents
FROM therapist t CROSS JOIN practice p
JOIN service s ON s.active AND s.kind <> 'consultation'
JOIN service_price pr ON pr.service_id = s.id AND pr.level = t.level
  AND daterange(pr.valid_from, pr.valid_until) @> ($2::timestamptz AT TIME ZONE p.zone)::date
WHERE t.id = $1::uuid ORDER BY s.position, s.slug`;

/** What the actor can book for their clients, the ones that clients cannot book themselves included. */
export async function listTherapistServices(
  actor: Actor,
  clock: Clock = realClock,
): Promise<TherapistService[]> {
  if (!actor.therapistId) throw notFound();
  return servicesOf(actor.therapistId, clock);
}

/** The same of any therapist, for an admin. @throws DomainError "not-found" */
export async function listServicesOf(
  admin: PracticeParty,
  therapistId: string,
  clock: Clock = realClock,
): Promise<TherapistService[]> {
  if (!actsForPractice(admin)) throw notFound();
  return servicesOf(therapistId, clock);
}

const servicesOf = (therapistId: string, clock: Clock): Promise<TherapistService[]> =>
  preparedRead<TherapistService>("therapist-services", SQL, [therapistId, clock().toISOString()]);

/** The services that a chart of a kind can have. */
export const servicesForChart = (
  services: readonly TherapistService[],
  chartKind: "individual" | "couple" | "group" | undefined,
): TherapistService[] => {
  const kind = chartKind === "individual" ? "individual_session" : "couple_session";
  return services.filter((one) => one.kind === kind);
};
