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
 * $1 now · $2 a therapist or null · $3 an appointment or null. What is booked ahead although its therapist is, that day,
 * not licensed where somebody will be: told by the licences as they stand, so that it is over with the renewal.
 */
const SQL = `
SELECT a.id AS "appointmentId", a.version, t.id AS "therapistId", t.person_id AS "therapistPersonId",
  to_char(a.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startsAt",
  w.chosen_name AS "therapistName", COALESCE(c.label, f.name) AS people, c.id AS "chartId", u.states
FROM practice x CROSS JOIN therapist t JOIN person w ON w.id = t.person_id
JOIN appointment a ON a.therapist_id = t.id AND a.status = 'booked' AND a.starts_at > $1::timestamptz
LEFT JOIN chart c ON c.id = a.chart_id
LEFT JOIN lead f ON f.id = a.lead_id
CROSS JOIN LATERAL (
  SELECT array_agg(s.state ORDER BY s.state) AS states
  FROM (SELECT m.state FROM appointment_member m WHERE m.appointment_id = a.id
    UNION SELECT f.state WHERE f.id IS NOT NULL) s
  WHERE NOT ${isLicensed("t.id", "s.state", "a.starts_at")}
) u
WHERE u.states IS NOT NULL AND ($2::uuid IS NULL OR t.id = $2::uuid) AND ($3::uuid IS NULL OR a.id = $3::uuid)
ORDER BY a.starts_at, a.id LIMIT 500`;

type Asked = { therapistId?: string | null; appointmentId?: string | null };

/** Callers have checked who asks. */
export const unlicensed = (tx: Tx, now: Date, asked: Asked = {}): Promise<UnlicensedRow[]> =>
  prepared<UnlicensedRow>(tx, "unlicensed-appointments", SQL, [
    now.toISOString(),
    asked.therapistId ?? null,
    asked.appointmentId ?? null,
  ]);
