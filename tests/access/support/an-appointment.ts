import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

type Session = {
  chartId: string;
  therapistId: string;
  startsAt: Date;
  personIds: string[];
  isPast?: boolean;
  id?: string;
};

export async function anAppointment(session: Session) {
  const { chartId, therapistId, startsAt, personIds, isPast = false, id = newId() } = session;
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const endsAt = addMinutes(startsAt, 50);
  // The only session of its series, which has the same id: one sample asks for either.
  const rule = { everyWeeks: 1, weekday: 1, minute: 0, zone: "America/New_York" };
  const bookedById = personIds[0] ?? newId();
  await db.appointmentSeries.create({ data: { ...rule, id, chartId, requestKey: newId(), bookedById } });
  await db.appointment.create({
    data: {
      seriesId: id,
      ...{
        id,
        chartId,
        therapistId,
        serviceId,
        startsAt,
        endsAt,
        blockedFrom: startsAt,
        blockedUntil: endsAt,
      },
      status: isPast ? "done" : "booked",
      agreedCents: 16_500,
      reference: newReference(),
      members: {
        create: personIds.map((personId) => {
          const times = { startsAt, endsAt, live: !isPast, state: "VA" };
          return { id: newId(), personId, ...times };
        }),
      },
    },
  });
  return id;
}
