import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { preparedRead } from "#app/platform/db/pool.server";
import { actsForPractice } from "../appointment-party";
import { type BookingGround, GROUND } from "./booking-ground.server";

export type BookableChart = {
  status: "intake" | "active" | "discharged";
  memberIds: string[];
  /** The price of the service at the therapist's level on the day of the appointment. */
  cents: number;
  ground: BookingGround;
  /** Its members ask each other before they book. */
  asksFirst: boolean;
  /** Who asks is one of its members, and not on its care team. */
  isMember: boolean;
};

/**
 * $1 chart · $2 person · $3 own therapist id or null · $4 therapist of the appointment · $5 service slug · $6 start · $7 an
 * admin acts. The actor is a member, on the care team or an admin; the therapist is on the care team; the service is one
 * that a chart of this kind may book.
 */
const SQL = `
SELECT ${GROUND}, c.status::text AS status, pr.cents,
  EXISTS (SELECT 1 FROM ask_first f WHERE f.chart_id = c.id) AS "asksFirst",
  NOT $7::boolean AND EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = c.id AND m.person_id = $2::uuid AND m.left_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM care_team k WHERE k.chart_id = c.id AND k.therapist_id = $3::uuid AND k.valid_until IS NULL)
    AS "isMember",
  (SELECT json_agg(m.person_id ORDER BY m.join_order) FROM chart_member m WHERE m.chart_id = c.id AND m.left_at IS NULL) AS "memberIds"
FROM chart c
CROSS JOIN practice p
JOIN therapist t ON t.slug = $4::text
JOIN person w ON w.id = t.person_id
JOIN service s ON s.slug = $5::text AND s.active
  AND s.kind::text = CASE WHEN c.kind = 'individual' THEN 'individual_session' ELSE 'couple_session' END
JOIN service_price pr ON pr.service_id = s.id AND pr.level = t.level
  AND daterange(pr.valid_from, pr.valid_until) @> ($6::timestamptz AT TIME ZONE p.zone)::date
WHERE c.id = $1::uuid
  AND EXISTS (SELECT 1 FROM care_team k WHERE k.chart_id = c.id AND k.therapist_id = t.id AND k.valid_until IS NULL)
  AND (EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = c.id AND m.person_id = $2::uuid AND m.left_at IS NULL AND s.online_bookable)
    OR EXISTS (SELECT 1 FROM care_team k WHERE k.chart_id = c.id AND k.therapist_id = $3::uuid AND k.valid_until IS NULL)
    OR $7::boolean)`;

type Row = BookingGround & Omit<BookableChart, "ground">;

/** @throws DomainError "not-found" */
export async function chartForBooking(
  actor: Actor,
  wish: { chartId: string; therapistSlug: string; serviceSlug: string; startsAt: Date },
): Promise<BookableChart> {
  const [row] = await preparedRead<Row>("chart-for-booking", SQL, [
    wish.chartId,
    actor.personId,
    actor.therapistId,
    wish.therapistSlug,
    wish.serviceSlug,
    wish.startsAt.toISOString(),
    actsForPractice(actor),
  ]);
  if (!row) throw notFound();
  const { status, memberIds, cents, asksFirst, isMember, ...ground } = row;
  return { status, memberIds, cents, asksFirst, isMember, ground };
}

/** @throws DomainError "chart-closed", "nobody-attends", "not-found" for anybody who is not a member */
export function checkAttending(chart: BookableChart, attending: readonly { personId: string }[]): void {
  if (chart.status === "discharged") throw new DomainError("chart-closed");
  if (attending.length === 0) throw new DomainError("nobody-attends");
  const named = new Set(attending.map((one) => one.personId));
  const members = new Set(chart.memberIds);
  if (named.size !== attending.length || [...named].some((id) => !members.has(id))) throw notFound();
}
