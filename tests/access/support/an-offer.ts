import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

type Offer = { chartId: string; therapistId: string; startsAt: Date; personId: string };

/** A time that is held for a chart on the waiting list, until tomorrow; the one that is held for it already. */
export async function anOffer({ chartId, therapistId, startsAt, personId }: Offer): Promise<string> {
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const waiting = await db.waitlistEntry.findFirst({
    where: { chartId, therapistId, serviceId, closedAt: null },
    select: { id: true, offers: { where: { state: "open" }, select: { id: true } } },
  });
  const [open] = waiting?.offers ?? [];
  if (open) return open.id;
  const id = newId();
  const endsAt = addMinutes(startsAt, 50);
  const expiresAt = addMinutes(new Date(), 1_440);
  const until = new Date(Date.now() + 30 * 86_400_000);
  const place = { chartId, therapistId, serviceId };
  const dates = { fromDate: new Date(), untilDate: until };
  if (!waiting)
    await db.waitlistEntry.create({
      data: { id, ...place, ...dates, joinedById: personId },
      select: { id: true },
    });
  await db.freedSlot.create({ data: { id, therapistId, startsAt, endsAt } });
  const hold = {
    status: "held" as const,
    holdExpiresAt: expiresAt,
    requestKey: id,
    reference: newReference(),
  };
  const times = { startsAt, endsAt, blockedFrom: startsAt, blockedUntil: endsAt };
  await db.appointment.create({ data: { id: newId(), therapistId, serviceId, ...times, ...hold } });
  const held = { holdKey: id, startsAt, offeredAt: new Date(), expiresAt };
  await db.waitlistOffer.create({ data: { id, entryId: waiting?.id ?? id, freedSlotId: id, ...held } });
  return id;
}
