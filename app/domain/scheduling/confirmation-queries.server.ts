import { missingJointSignatures } from "#app/domain/intake/packet-queries.server";
import { db } from "#app/platform/db/client.server";
import type { AppointmentView } from "./appointment-view";
import { CONFIRMED, type Confirmation, confirmationOf } from "./confirmation";

/** Appointment id to whether it is confirmed, for appointments that the caller may read; two queries for all of them. */
export async function confirmationsOf(
  appointments: readonly Pick<AppointmentView, "id" | "chart">[],
): Promise<Record<string, Confirmation>> {
  const charts = appointments.flatMap((one) => (one.chart ? [one.chart.id] : []));
  const ids = [...new Set(charts)];
  if (ids.length === 0) return {};
  const [missing, members] = await Promise.all([
    missingJointSignatures(ids),
    db.chartMember.groupBy({ by: ["chartId"], where: { chartId: { in: ids }, leftAt: null }, _count: true }),
  ]);
  const counts = new Map(members.map((row) => [row.chartId, row._count]));
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
