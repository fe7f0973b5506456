import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes, DAY_MS, HOUR_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

type Wish = { chartId: string; hoursAhead: number };

/**
 * A session of everybody on a chart, booked days ago and so near that people are reminded of it. The reminders are made at
 * once; the server, which looks every minute, finds them made.
 */
export async function makeRemindedSession({ chartId, hoursAhead }: Wish): Promise<{ appointmentId: string }> {
  const [chart, service] = await Promise.all([
    db.chart.findUniqueOrThrow({
      where: { id: chartId },
      select: { members: { select: { personId: true } }, careTeam: { select: { therapistId: true } } },
    }),
    db.service.findUniqueOrThrow({ where: { slug: "couple-50" }, select: { id: true } }),
  ]);
  const startsAt = new Date(Date.now() + hoursAhead * HOUR_MS);
  const times = { startsAt, endsAt: addMinutes(startsAt, 50) };
  const id = newId();
  await db.appointment.create({
    data: {
      ...{ id, chartId, serviceId: service.id, ...times },
      ...{ blockedFrom: startsAt, blockedUntil: addMinutes(startsAt, 60), status: "booked" as const },
      ...{ agreedCents: 16_500, reference: newReference(), createdAt: new Date(Date.now() - 3 * DAY_MS) },
      therapistId: chart.careTeam[0]?.therapistId ?? "",
      members: {
        create: chart.members.map(({ personId }) => ({ id: newId(), personId, ...times, state: "VA" })),
      },
    },
  });
  await sendDueReminders();
  return { appointmentId: id };
}
