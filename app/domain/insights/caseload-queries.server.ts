import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";

export type CaseloadRow = {
  chartId: string;
  label: string;
  kind: "individual" | "couple" | "group";
  status: "intake" | "active" | "discharged";
  nextAt: string | null;
  lastAt: string | null;
  unsignedNotes: number;
  openForms: number;
};

export type CaseloadFilter = { search?: string; status?: CaseloadRow["status"] };

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * $1 therapist · $2 now · $3 a part of the label or null · $4 status or null. One statement for the whole table. Their charts as
 * a list read before anything else, or Postgres goes through those of the whole practice.
 */
const SQL = `
SELECT c.id AS "chartId", c.label, c.kind::text AS kind, c.status::text AS status,
  to_char(a.next_at AT TIME ZONE 'UTC', ${ISO}) AS "nextAt", to_char(a.last_at AT TIME ZONE 'UTC', ${ISO}) AS "lastAt",
  COALESCE(a.unsigned, 0)::int AS "unsignedNotes", COALESCE(f.open, 0)::int AS "openForms"
FROM chart c
LEFT JOIN LATERAL (
  SELECT min(p.starts_at) FILTER (WHERE p.status = 'booked' AND p.ends_at > $2::timestamptz) AS next_at,
    max(p.starts_at) FILTER (WHERE p.status = 'done') AS last_at,
    count(*) FILTER (WHERE p.therapist_id = $1::uuid AND (n.state = 'draft' AND (p.status = 'done' OR p.taken_back)
      OR n.state IS NULL AND p.status = 'done')) AS unsigned
  FROM appointment p LEFT JOIN progress_note n ON n.appointment_id = p.id WHERE p.chart_id = c.id
) a ON true
LEFT JOIN LATERAL (
  SELECT count(*) AS open FROM packet q JOIN packet_item i ON i.packet_id = q.id
  WHERE q.chart_id = c.id AND i.state <> 'completed'
) f ON true
WHERE c.id = ANY (ARRAY(SELECT k.chart_id FROM care_team k WHERE k.therapist_id = $1::uuid AND k.valid_until IS NULL))
  AND ($3::text IS NULL OR strpos(lower(c.label), lower($3::text)) > 0)
  AND ($4::text IS NULL OR c.status::text = $4::text)
ORDER BY (c.status = 'discharged'), c.label`;

/** The charts of the actor's care teams with what stands open on each. Raises "not-found" for non-therapists. */
export async function readCaseload(
  actor: Actor,
  filter: CaseloadFilter,
  clock: Clock = realClock,
): Promise<CaseloadRow[]> {
  if (!hasRole(actor, "therapist") || !actor.therapistId) throw notFound();
  return preparedRead<CaseloadRow>("caseload", SQL, [
    actor.therapistId,
    clock().toISOString(),
    filter.search || null,
    filter.status ?? null,
  ]);
}
