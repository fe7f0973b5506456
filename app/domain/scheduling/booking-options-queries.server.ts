import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";

/** What a member can book for one of their charts. */
export type BookingOption = {
  chartId: string;
  chartKind: "individual" | "couple" | "group";
  chartLabel: string;
  members: { personId: string; chosenName: string; pronouns: string | null; homeState: string | null }[];
  therapist: { id: string; slug: string; chosenName: string };
  service: { slug: string; name: string; minutes: number };
  /** The price today; a booking agrees to the price on the day of the appointment. */
  cents: number;
  /** Its members ask each other before they book for more than one of them. */
  asksFirst: boolean;
  /** The start and the states of the last session of this chart, for suggestions. */
  lastStartsAt: string | null;
};

/**
 * $1 person · $2 now · $3 day or null. Their charts as a list read before anything else, or Postgres goes through those of
 * the whole practice to find theirs.
 */
const SQL = `
SELECT c.id AS "chartId", c.kind::text AS "chartKind", c.label AS "chartLabel",
  (SELECT json_agg(json_build_object('personId', m.person_id, 'chosenName', p.chosen_name, 'pronouns', p.pronouns,
      'homeState', CASE WHEN m.person_id = $1::uuid THEN p.home_state END) ORDER BY m.join_order)
    FROM chart_member m JOIN person p ON p.id = m.person_id WHERE m.chart_id = c.id AND m.left_at IS NULL) AS members,
  json_build_object('id', t.id, 'slug', t.slug, 'chosenName', w.chosen_name) AS therapist,
  json_build_object('slug', s.slug, 'name', s.name, 'minutes', s.minutes) AS service, pr.cents,
  EXISTS (SELECT 1 FROM ask_first f WHERE f.chart_id = c.id) AS "asksFirst",
  (SELECT to_char(max(a.starts_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM appointment a
    WHERE a.chart_id = c.id AND a.therapist_id = t.id AND a.status IN ('booked', 'done')) AS "lastStartsAt"
FROM chart c
CROSS JOIN practice x
JOIN care_team k ON k.chart_id = c.id AND k.valid_until IS NULL AND k.role <> 'supervisor'
JOIN therapist t ON t.id = k.therapist_id
JOIN person w ON w.id = t.person_id
JOIN service s ON s.active AND s.online_bookable
  AND s.kind::text = CASE WHEN c.kind = 'individual' THEN 'individual_session' ELSE 'couple_session' END
JOIN service_price pr ON pr.service_id = s.id AND pr.level = t.level
  AND daterange(pr.valid_from, pr.valid_until) @> (COALESCE($3::timestamptz, $2::timestamptz) AT TIME ZONE x.zone)::date
WHERE c.id = ANY (ARRAY(SELECT own.chart_id FROM chart_member own WHERE own.person_id = $1::uuid AND own.left_at IS NULL))
  AND c.status <> 'discharged'
ORDER BY c.created_at, (k.role = 'lead') DESC, t.position, s.position, s.slug`;

/** Everything the actor can book, their oldest chart and its lead therapist first. `onDay` asks for that day's price. */
export async function listBookingOptions(
  actor: Actor,
  onDay: Date | null = null,
  clock: Clock = realClock,
): Promise<BookingOption[]> {
  const values = [actor.personId, clock().toISOString(), onDay?.toISOString() ?? null];
  return preparedRead<BookingOption>("booking-options", SQL, values);
}

export type OptionWish = { chartId?: string; therapistSlug?: string; serviceSlug?: string };

/** The option that was asked for, or the first that fits. @throws DomainError "not-found" */
export async function findBookingOption(
  actor: Actor,
  wish: OptionWish,
  onDay: Date | null = null,
  clock: Clock = realClock,
): Promise<{ option: BookingOption; options: BookingOption[] }> {
  const options = await listBookingOptions(actor, onDay, clock);
  const option = options.find(
    (one) =>
      (!wish.chartId || one.chartId === wish.chartId) &&
      (!wish.therapistSlug || one.therapist.slug === wish.therapistSlug) &&
      (!wish.serviceSlug || one.service.slug === wish.serviceSlug),
  );
  if (!option) throw notFound();
  return { option, options };
}
