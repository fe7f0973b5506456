import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

type Asking = { chartId: string; therapistId: string; startsAt: Date; personIds: string[] };

/** The first of these people asks all of them about a time that is kept until tomorrow. */
export async function aTimeRequest({ chartId, therapistId, startsAt, personIds }: Asking): Promise<string> {
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const id = newId();
  const [askedById = id] = personIds;
  const [askedAt, expiresAt] = [new Date(), addMinutes(new Date(), 1_440)];
  const place = { chartId, therapistId, serviceId };
  await db.timeRequest.create({
    data: { id, ...place, requestKey: id, moves: false, askedById, askedAt, expiresAt },
    select: { id: true },
  });
  await db.timeRequestDate.create({ data: { id, requestId: id, startsAt, agreedCents: 16_500 } });
  await db.timeRequestPerson.createMany({
    data: personIds.map((personId) => ({ requestId: id, personId, state: "VA" })),
  });
  const endsAt = addMinutes(startsAt, 50);
  const times = { startsAt, endsAt, blockedFrom: startsAt, blockedUntil: endsAt };
  const hold = { status: "held" as const, holdExpiresAt: expiresAt, reference: newReference() };
  await db.appointment.create({
    data: { id: newId(), therapistId, serviceId, requestKey: id, ...times, ...hold },
  });
  return id;
}
