import { stateNames } from "#app/domain/accounts/us-states";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";

const SQL = `
SELECT DISTINCT l.state FROM appointment a CROSS JOIN practice x JOIN licence l ON l.therapist_id = a.therapist_id
WHERE a.id = $1::uuid AND (a.starts_at AT TIME ZONE x.zone)::date BETWEEN l.valid_from AND l.valid_until ORDER BY l.state`;

/** Where the therapist of an appointment may treat on its day, in words. */
export async function licensedStates(tx: Tx, appointmentId: string): Promise<string[]> {
  const rows = await prepared<{ state: string }>(tx, "licensed-states", SQL, [appointmentId]);
  return stateNames(rows.map(({ state }) => state));
}
