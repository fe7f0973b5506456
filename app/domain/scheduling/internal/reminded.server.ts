import { DomainError } from "#app/domain/shared/domain-error";
import { readSignedId } from "#app/platform/crypto/signed-link.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { AppointmentPlace } from "../appointment-view";

/** What a reminder was about, for whoever holds its link. */
export type Reminded = {
  appointmentId: string;
  chartId: string | null;
  personId: string | null;
  startsAt: Date;
  minutes: number;
  place: AppointmentPlace;
  zone: string;
  phone: string;
  /** They have said that they will be there. */
  said: boolean;
};

/**
 * $1 reminder · $2 now. Only while what it reminded of is still to come, at that time, with this person. The replies of
 * others do not come into it.
 */
const REMINDED = `
SELECT a.id AS "appointmentId", a.chart_id AS "chartId", r.person_id AS "personId", a.starts_at AS "startsAt",
  (extract(epoch FROM a.ends_at - a.starts_at) / 60)::int AS minutes, a.place::text AS place, f.zone, f.phone,
  EXISTS (SELECT 1 FROM attendance_reply y WHERE y.appointment_id = a.id AND y.starts_at = a.starts_at
    AND y.person_id IS NOT DISTINCT FROM r.person_id) AS said
FROM reminder r
JOIN appointment a ON a.id = r.appointment_id AND a.starts_at = r.starts_at AND a.status = 'booked'
CROSS JOIN practice f
WHERE r.id = $1::uuid AND a.starts_at > $2::timestamptz
  AND (CASE WHEN r.person_id IS NULL THEN a.lead_id IS NOT NULL ELSE EXISTS (
    SELECT 1 FROM appointment_member q JOIN chart_member m ON m.chart_id = a.chart_id AND m.person_id = q.person_id
      AND m.left_at IS NULL WHERE q.appointment_id = a.id AND q.person_id = r.person_id) END)`;

/** @throws DomainError "link-expired" for a token that is forged, and for one whose time is over */
export async function reminded(token: string, now: Date): Promise<Reminded> {
  const id = readSignedId("reminder", token);
  const [found] = id ? await preparedRead<Reminded>("reminded", REMINDED, [id, now.toISOString()]) : [];
  if (!found) throw new DomainError("link-expired");
  return found;
}
