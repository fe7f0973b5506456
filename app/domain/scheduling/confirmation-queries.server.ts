import { jointSigners } from "#app/domain/intake/packet-queries.server";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { AppointmentView } from "./appointment-view";
import { allReady, joinWindow, readinessOf } from "./attestation";
import {
  type Confirmation,
  type ConfirmationFacts,
  type ConfirmationReader,
  confirmationOf,
} from "./confirmation";
import { attendees, lastWordOf } from "./internal/attestation-rows.server";

type Asked = Pick<AppointmentView, "id" | "place" | "status" | "startsAt" | "endsAt"> & {
  chart: Pick<NonNullable<AppointmentView["chart"]>, "id" | "kind"> | null;
};

/**
 * Appointment id to whether it is confirmed, for appointments that `reader` may read: one query for all of them, and one
 * more for those whose time it is.
 */
export async function confirmationsOf(
  appointments: readonly Asked[],
  reader: ConfirmationReader,
  clock: Clock = realClock,
): Promise<Record<string, Confirmation>> {
  const joint = appointments.flatMap(({ chart }) => (chart && chart.kind !== "individual" ? [chart.id] : []));
  const [signers, whereabouts] = await Promise.all([
    jointSigners([...new Set(joint)]),
    whereaboutsOf(appointments, clock()),
  ]);
  return Object.fromEntries(
    appointments.map(({ id, chart }) => {
      const facts = {
        chartKind: chart?.kind ?? "individual",
        members: signers.get(chart?.id ?? "") ?? [],
        whereabouts: whereabouts.get(id) ?? "not-needed",
      };
      return [id, confirmationOf(facts, reader)];
    }),
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
