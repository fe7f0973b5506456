import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { Range } from "../slots";

export type MembersTimes = {
  /** Where the members of a chart will be, as far as it can be known: as last time, or where they live. */
  states: string[];
  /** When any of the people attends something else, whatever it is. */
  busy: Range[];
};

type Asked = {
  people: readonly string[];
  /** Without a chart there are no states. */
  chartId?: string | null;
  /** What is being moved does not stand in its own way. */
  ignoreAppointmentIds?: readonly string[];
};

/**
 * $1 people · $2 chart or null · $3 now · $4 appointments that do not count. The people as a query of their own: a plan for
 * whoever they are is then as good as one for these, and is kept.
 */
const SQL = `
SELECT ARRAY(SELECT DISTINCT w.state FROM chart_member m JOIN person p ON p.id = m.person_id
    LEFT JOIN LATERAL (SELECT q.state FROM appointment_member q JOIN appointment a ON a.id = q.appointment_id
      WHERE q.person_id = m.person_id AND a.chart_id = m.chart_id AND a.status IN ('booked', 'done')
      ORDER BY q.starts_at DESC LIMIT 1) last ON true
    CROSS JOIN LATERAL (SELECT COALESCE(last.state, p.home_state) AS state) w
    WHERE m.chart_id = $2::uuid AND m.person_id = ANY (ARRAY(SELECT unnest($1::uuid[]))) AND m.left_at IS NULL
      AND w.state IN (SELECT unnest(x.states) FROM practice x)) AS states,
  COALESCE((SELECT json_agg(json_build_array((extract(epoch FROM q.starts_at) * 1000)::bigint,
      (extract(epoch FROM q.ends_at) * 1000)::bigint))
    FROM appointment_member q WHERE q.person_id = ANY (ARRAY(SELECT unnest($1::uuid[]))) AND q.live AND q.ends_at > $3::timestamptz
      AND q.appointment_id <> ALL ($4::uuid[])), '[]'::json) AS busy`;

/**
 * What decides, beside the therapist's calendar, whether a time can be booked for these people. It is for working out
 * what to offer and never goes to a page: a partner's state and other sessions are their own.
 */
export async function membersTimes(asked: Asked, now: Date, tx: Tx | null = null): Promise<MembersTimes> {
  const { people, chartId = null, ignoreAppointmentIds = [] } = asked;
  const values = [people, chartId, now.toISOString(), ignoreAppointmentIds];
  const [row] = await (tx
    ? prepared<MembersTimes>(tx, "members-times", SQL, values)
    : preparedRead<MembersTimes>("members-times", SQL, values));
  return row ?? { states: [], busy: [] };
}
