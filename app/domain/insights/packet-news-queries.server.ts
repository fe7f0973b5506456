import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, DAY_MS, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";

export type PacketNews = {
  chartId: string;
  chartLabel: string;
  chosenName: string;
  /** Forms and agreements that are not done yet; 0 for a packet that was finished lately. */
  open: number;
};

/**
 * $1 therapist · $2 a week ago · $3 a day from now. One statement: the packets of the care team's charts that were
 * finished in the last week, and those that are late: begun over a week ago, or with a session within a day. A consent
 * that a newer version has replaced does not count. Their charts as a list read before anything else, or Postgres goes
 * through those of the whole practice.
 */
const SQL = `
SELECT p.chart_id AS "chartId", whose.label AS "chartLabel", whose.chosen_name AS "chosenName", items.open
FROM packet p
CROSS JOIN LATERAL (
  SELECT c.label, w.chosen_name, m.join_order FROM chart c
  JOIN chart_member m ON m.chart_id = c.id AND m.person_id = p.person_id AND m.left_at IS NULL
  JOIN person w ON w.id = m.person_id
  WHERE c.id = p.chart_id AND c.status <> 'discharged' OFFSET 0) whose
CROSS JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE i.state <> 'completed'))::int AS open, max(i.completed_at) AS done_at
  FROM packet_item i JOIN form_version v ON v.id = i.form_version_id
  WHERE i.packet_id = p.id AND NOT EXISTS (
    SELECT 1 FROM packet_item j JOIN form_version n ON n.id = j.form_version_id
    WHERE j.packet_id = i.packet_id AND n.template_id = v.template_id AND n.number > v.number)) items
WHERE p.chart_id = ANY (ARRAY(SELECT k.chart_id FROM care_team k WHERE k.therapist_id = $1::uuid AND k.valid_until IS NULL))
  AND CASE WHEN items.open = 0 THEN items.done_at >= $2::timestamptz ELSE p.created_at < $2::timestamptz OR (
    SELECT min(a.starts_at) FROM appointment a WHERE a.chart_id = p.chart_id AND a.status = 'booked') < $3::timestamptz END
ORDER BY whose.label, whose.join_order`;

/** Packets that a therapist should know of: late ones, and those finished in the last week. Raises "not-found". */
export async function packetNews(
  actor: Actor,
  clock: Clock = realClock,
): Promise<{ late: PacketNews[]; done: PacketNews[] }> {
  if (!hasRole(actor, "therapist") || !actor.therapistId) throw notFound();
  const now = clock().getTime();
  const rows = await preparedRead<PacketNews>("packet-news", SQL, [
    actor.therapistId,
    new Date(now - 7 * DAY_MS).toISOString(),
    new Date(now + DAY_MS).toISOString(),
  ]);
  return { late: rows.filter((row) => row.open > 0), done: rows.filter((row) => row.open === 0) };
}
