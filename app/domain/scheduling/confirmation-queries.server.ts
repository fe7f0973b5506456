import { missingJointSignatures } from "#app/domain/intake/packet-queries.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { AppointmentView } from "./appointment-view";
import { CONFIRMED, type Confirmation, confirmationOf } from "./confirmation";

const MEMBERS = `
  SELECT chart_id AS "chartId", count(*)::int AS count FROM chart_member
  WHERE chart_id = ANY($1::uuid[]) AND left_at IS NULL GROUP BY chart_id`;

/** Appointment id to whether it is confirmed, for appointments that the caller may read; two queries for all of them. */
export async function confirmationsOf(
  appointments: readonly Pick<AppointmentView, "id" | "chart">[],
): Promise<Record<string, Confirmation>> {
  const charts = appointments.flatMap((one) => (one.chart ? [one.chart.id] : []));
  const ids = [...new Set(charts)];
  if (ids.length === 0) return {};
  const [missing, members] = await Promise.all([
    missingJointSignatures(ids),
    preparedRead<{ chartId: string; count: number }>("members-of-charts", MEMBERS, [ids]),
  ]);
  const counts = new Map(members.map((row) => [row.chartId, row.count]));
  return Object.fromEntries(
    appointments.map(({ id, chart }) => [
      id,
      chart
        ? confirmationOf({
            chartKind: chart.kind,
            memberCount: counts.get(chart.id) ?? 0,
            missing: missing.get(chart.id) ?? [],
          })
        : CONFIRMED,
    ]),
  );
}
