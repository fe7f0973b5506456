import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { DayPart } from "../slot-choice";
import { MOST_UNANSWERED, REST_HOURS, type Waiting } from "../waitlist-match";

export type Candidate = Waiting & {
  entryId: string;
  chartId: string;
  serviceSlug: string;
  memberIds: string[];
  parts: DayPart[];
  /** Until when the chart is not asked: it may still answer about another time, or rests from one it let run out. */
  restsUntil: string | null;
};

const REST = `interval '${REST_HOURS} hours'`;

/**
 * $1 therapist · $2 freed slot · $3 now · $4 its start: everybody who waits for this therapist and has not been asked about
 * this time yet.
 */
const CANDIDATES = `
SELECT e.id AS "entryId", e.chart_id AS "chartId", s.slug AS "serviceSlug", e.weekdays, e.parts,
  e.from_date::text AS "fromDate", e.until_date::text AS "untilDate", e.created_at::text AS "waitingSince",
  (SELECT json_agg(m.person_id) FROM chart_member m WHERE m.chart_id = c.id AND m.left_at IS NULL) AS "memberIds",
  (SELECT to_char(min(a.starts_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM appointment a
    WHERE a.chart_id = c.id AND a.therapist_id = e.therapist_id AND a.status = 'booked'
      AND a.starts_at > $3::timestamptz) AS "nextStartsAt",
  (SELECT to_char(max(r.until) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM (
    SELECT o.expires_at AS until FROM waitlist_offer o WHERE o.entry_id = e.id AND o.state = 'open'
    UNION ALL SELECT o.offered_at + ${REST} FROM waitlist_offer o
    WHERE o.entry_id = e.id AND o.state = 'expired' AND e.unanswered > 0 AND o.offered_at > $3::timestamptz - ${REST}
  ) r) AS "restsUntil"
FROM waitlist_entry e
JOIN service s ON s.id = e.service_id AND s.active AND s.online_bookable
JOIN chart c ON c.id = e.chart_id AND c.status <> 'discharged'
WHERE e.therapist_id = $1::uuid AND e.closed_at IS NULL AND e.unanswered < ${MOST_UNANSWERED}
  AND EXISTS (SELECT 1 FROM care_team k WHERE k.chart_id = c.id AND k.therapist_id = e.therapist_id AND k.valid_until IS NULL)
  AND NOT EXISTS (SELECT 1 FROM waitlist_offer o WHERE o.entry_id = e.id AND (o.freed_slot_id = $2::uuid
    OR (o.state = 'declined' AND o.starts_at = $4::timestamptz)))
ORDER BY e.created_at LIMIT 200`;

export const candidatesFor = (
  tx: Tx,
  freed: { id: string; therapistId: string; startsAt: Date },
  now: Date,
): Promise<Candidate[]> =>
  prepared<Candidate>(tx, "waitlist-candidates", CANDIDATES, [
    freed.therapistId,
    freed.id,
    now,
    freed.startsAt,
  ]);
