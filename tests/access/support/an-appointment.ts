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
  await db.appointment.create({
    data: {
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
