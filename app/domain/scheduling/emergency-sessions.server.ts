import { openedInEmergency } from "#app/domain/charts/opened-in-emergency.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { AppointmentStatus } from "./appointment-status";

export type EmergencySession = { appointmentId: string; startsAt: string; status: AppointmentStatus };

/** The last session of a chart and what is planned, for an owner who has opened it in an emergency; nothing otherwise. */
export async function sessionsInEmergency(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<EmergencySession[]> {
  const now = clock();
  const own = { chartId, chart: openedInEmergency(actor, now) };
  const select = { id: true, startsAt: true, status: true } as const;
  const [next, last] = await Promise.all([
    db.appointment.findMany({
      where: { ...own, startsAt: { gte: now }, status: "booked" },
      orderBy: { startsAt: "asc" },
      take: 3,
      select,
    }),
    db.appointment.findMany({
      where: { ...own, startsAt: { lt: now } },
      orderBy: { startsAt: "desc" },
      take: 3,
      select,
    }),
  ]);
  return [...next.reverse(), ...last].map(({ id, startsAt, status }) => ({
    ...{ appointmentId: id, startsAt: startsAt.toISOString(), status },
  }));
}
