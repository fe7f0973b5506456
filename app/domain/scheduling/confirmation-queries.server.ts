import { missingJointSignatures } from "#app/domain/intake/packet-queries.server";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { AppointmentView } from "./appointment-view";
import { allReady, joinWindow, readinessOf } from "./attestation";
import { type Confirmation, type ConfirmationFacts, confirmationOf } from "./confirmation";
import { attendees, lastWordOf } from "./internal/attestation-rows.server";

const MEMBERS = `
  SELECT chart_id AS "chartId", count(*)::int AS count FROM chart_member
  WHERE chart_id = ANY($1::uuid[]) AND left_at IS NULL GROUP BY chart_id`;

type Asked = Pick<AppointmentView, "id" | "chart" | "place" | "status" | "startsAt" | "endsAt">;

/** Appointment id to whether it is confirmed, for appointments that the caller may read; three queries for all of them. */
export async function confirmationsOf(
  appointments: readonly Asked[],
  clock: Clock = realClock,
): Promise<Record<string, Confirmation>> {
  const charts = appointments.flatMap((one) => (one.chart ? [one.chart.id] : []));
  const ids = [...new Set(charts)];
  const [missing, members, whereabouts] = await Promise.all([
    missingJointSignatures(ids),
    ids.length > 0
      ? preparedRead<{ chartId: string; count: number }>("members-of-charts", MEMBERS, [ids])
      : [],
    whereaboutsOf(appointments, clock()),
  ]);
  const counts = new Map(members.map((row) => [row.chartId, row.count]));
  return Object.fromEntries(
    appointments.map(({ id, chart }) => [
      id,
      confirmationOf({
        chartKind: chart?.kind ?? "individual",
        memberCount: counts.get(chart?.id ?? "") ?? 0,
        missing: missing.get(chart?.id ?? "") ?? [],
        whereabouts: whereabouts.get(id) ?? "not-needed",
      }),
    ]),
  );
}

type Whereabouts = ConfirmationFacts["whereabouts"];

/** Only those whose time it is are looked up. */
async function whereaboutsOf(appointments: readonly Asked[], now: Date): Promise<Map<string, Whereabouts>> {
  const windows = appointments.map((one) => ({ id: one.id, window: joinWindow(one, now) }));
  const asked = windows.flatMap(({ id, window }) => (window === "now" ? [id] : []));
  const rows = asked.length > 0 ? await attendees(db, asked) : [];
  const isKnown = (id: string) =>
    allReady(rows.filter((row) => row.appointmentId === id).map((row) => readinessOf(lastWordOf(row))));
  return new Map(
    windows.map(({ id, window }): [string, Whereabouts] => {
      if (window === "none") return [id, "not-needed"];
      if (window !== "now") return [id, "not-now"];
      return [id, isKnown(id) ? "known" : "awaited"];
    }),
  );
}
