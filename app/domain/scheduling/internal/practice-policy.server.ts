import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { CancellationPolicy } from "../cancellation-policy";

export type PracticePolicy = Required<CancellationPolicy> & { zone: string };

type About = { chart: { id: string } | null; startsAt: string };

/** $1 chart or null · $2 start of the session: the year is the practice's calendar year that it falls in. */
const SQL = `
SELECT p.zone, p.cancel_window_hours AS "windowHours", p.late_cancel_fee_percent AS "feePercent",
  CASE WHEN $1::uuid IS NULL THEN 0 ELSE GREATEST(0, p.free_late_cancels - (SELECT count(*)::int FROM appointment a
    WHERE a.chart_id = $1::uuid AND a.free_late_cancel
      AND date_trunc('year', a.starts_at AT TIME ZONE p.zone) = date_trunc('year', $2::timestamptz AT TIME ZONE p.zone)))
  END AS "freeLeft"
FROM practice p LIMIT 1`;

/**
 * What changing a session costs by the practice's rules. Under the therapist's lock the free late cancellations that are
 * left are exact: a chart's sessions with one therapist are changed one after the other.
 */
export async function practicePolicy(tx: Tx | null, about: About): Promise<PracticePolicy> {
  const values = [about.chart?.id ?? null, about.startsAt];
  const [row] = await (tx
    ? prepared<PracticePolicy>(tx, "practice-policy", SQL, values)
    : preparedRead<PracticePolicy>("practice-policy", SQL, values));
  if (!row) throw new Error("There is no practice");
  return row;
}
