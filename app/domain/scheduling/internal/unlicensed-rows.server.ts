import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { isLicensed } from "./licensed-sql";

export type UnlicensedRow = {
  appointmentId: string;
  version: number;
  startsAt: string;
  therapistId: string;
  therapistPersonId: string;
  therapistName: string;
  /** The household's label, or the name of the visitor who booked a call. */
  people: string;
  chartId: string | null;
  /** Where somebody will be without the therapist having a licence there on the day. */
  states: string[];
};

/**
 * $1 now · $2 whose or which one, unless it is all. What is booked ahead although its therapist is, that day,
 * not licensed where somebody will be: told by the licences as they stand, so that it is over with the renewal.
 */
const sqlOf = (which: string): string => `
SELECT a.id AS "appointmentId", a.version, t.id AS "therapistId", t.person_id AS "therapistPersonId",
  to_char(a.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startsAt",
  w.chosen_name AS "therapistName", a.chart_id AS "chartId", u.states,
  COALESCE((SELECT c.label FROM chart c WHERE c.id = a.chart_id), f.name) AS people
FROM practice x CROSS JOIN therapist t JOIN person w ON w.id = t.person_id
JOIN appointment a ON a.therapist_id = t.id AND a.status = 'booked' AND a.starts_at > $1::timestamptz
LEFT JOIN LATERAL (SELECT x.* FROM lead x WHERE x.id = a.lead_id OFFSET 0) f ON true
CROSS JOIN LATERAL (
  SELECT array_agg(s.state ORDER BY s.state) AS states
  FROM (SELECT m.state FROM appointment_member m WHERE m.appointment_id = a.id
    UNION SELECT f.state WHERE f.id IS NOT NULL) s
  WHERE NOT ${isLicensed("t.id", "s.state", "a.starts_at")}
) u
WHERE u.states IS NOT NULL AND ${which}
ORDER BY a.starts_at, a.id LIMIT 500`;

/** Each a statement of its own: one for all of them would go through all sessions to find one. */
const OF_ALL = sqlOf("true");
const OF_THERAPIST = sqlOf("t.id = $2::uuid");
const OF_APPOINTMENT = sqlOf("a.id = $2::uuid");

type Asked = { therapistId: string | null } | { appointmentId: string };

/** Of all therapists where none is named. Callers have checked who asks. */
export function unlicensed(tx: Tx, now: Date, asked: Asked): Promise<UnlicensedRow[]> {
  const at = now.toISOString();
  if ("appointmentId" in asked)
    return prepared(tx, "unlicensed-appointment", OF_APPOINTMENT, [at, asked.appointmentId]);
  if (asked.therapistId === null) return prepared(tx, "unlicensed-appointments", OF_ALL, [at]);
  return prepared(tx, "unlicensed-appointments-of-therapist", OF_THERAPIST, [at, asked.therapistId]);
}
