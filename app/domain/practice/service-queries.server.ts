import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";

export type ServiceOffer = {
  serviceId: string;
  slug: string;
  kind: "consultation" | "couple_session" | "individual_session";
  name: string;
  description: string;
  minutes: number;
  onlineBookable: boolean;
  /** Cents by therapist level on the date asked about; null where that level does not offer it. */
  cents: { licensed: number | null; associate: number | null };
};

/** $1 date */
const OFFERS = `
  SELECT s.id AS "serviceId", s.slug, s.kind::text AS kind, s.name, s.description, s.minutes,
         s.online_bookable AS "onlineBookable",
         json_build_object('licensed', max(p.cents) FILTER (WHERE p.level = 'licensed'),
           'associate', max(p.cents) FILTER (WHERE p.level = 'associate')) AS cents
  FROM service s
  LEFT JOIN service_price p ON p.service_id = s.id
    AND p.valid_from <= $1::date AND (p.valid_until IS NULL OR p.valid_until > $1::date)
  WHERE s.active
  GROUP BY s.id ORDER BY s.position, s.slug`;

/** What the practice offers, with the prices in force on a date ("2026-11-24"; today without one). Public. */
export async function listServices(
  date: string | null = null,
  clock: Clock = realClock,
): Promise<ServiceOffer[]> {
  return preparedRead<ServiceOffer>("service-offers", OFFERS, [date ?? clock().toISOString().slice(0, 10)]);
}

type Consultation = { slug: string; name: string; minutes: number };

const CONSULTATION = `
  SELECT slug, name, minutes FROM service
  WHERE kind = 'consultation' AND active AND online_bookable ORDER BY position, slug LIMIT 1`;

/** The free first call; null where the practice offers none. */
export async function consultationService(): Promise<Consultation | null> {
  const [found] = await preparedRead<Consultation>("consultation-service", CONSULTATION, []);
  return found ?? null;
}
