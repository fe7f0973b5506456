import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes, type Clock, dateInZone, HOUR_MS, MINUTE_MS, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { type BookingGround, bookingGround } from "./internal/booking-ground.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { freeStarts } from "./internal/judge-dates.server";
import { membersTimes } from "./internal/members-times.server";
import { noteUnanswered } from "./internal/note-unanswered.server";
import { tellOfOffer } from "./internal/tell-offer.server";
import { type Candidate, candidatesFor } from "./internal/waitlist-rows.server";
import { inOrderOfNeed, LEAST_MINUTES, OFFER_HOURS } from "./waitlist-match";

type Freed = { id: string; therapistId: string; startsAt: Date; endsAt: Date };

/**
 * Job: asks the next chart that waits about a time that became free, and holds it for them until they answer or the hold
 * runs out; then it runs again. Nobody is asked twice, nor about two at once, nor within a day of one that ran out.
 */
export async function offerFreedSlot(
  { freedSlotId }: { freedSlotId: string },
  clock: Clock = realClock,
): Promise<void> {
  const found = await inTransaction((tx) => tx.freedSlot.findUnique({ where: { id: freedSlotId } }));
  if (!found || found.settledAt) return;
  const ground = await bookingGround({ id: found.therapistId });
  await inTransaction(async (tx) => {
    const now = clock();
    await lockCalendars(tx, found.therapistId, [], now);
    if (await isBeingDecided(tx, found.id, now)) return;
    const expiresAt = await offerEnd(tx, found, now);
    const offered = expiresAt ? await offerToNext(tx, { freed: found, ground, now, expiresAt }) : false;
    if (!offered)
      await tx.freedSlot.update({ where: { id: found.id }, data: { settledAt: now }, select: { id: true } });
  });
}

/** An offer that ran out is closed here; its hold went with the lock. */
async function isBeingDecided(tx: Tx, freedSlotId: string, now: Date): Promise<boolean> {
  const offer = await tx.waitlistOffer.findFirst({
    where: { freedSlotId, state: { in: ["open", "accepted"] } },
    select: { id: true, state: true, expiresAt: true, entryId: true, holdKey: true },
  });
  if (!offer) return false;
  if (offer.state === "accepted") return true;
  if (offer.expiresAt > now) {
    // Asked too early, or a second time: the end of the offer brings it up again.
    await enqueue(
      tx,
      "scheduling.offer-freed-slot",
      { freedSlotId },
      { runAt: offer.expiresAt, key: freedSlotId },
    );
    return true;
  }
  await tx.waitlistOffer.update({
    where: { id: offer.id },
    data: { state: "expired" },
    select: { id: true },
  });
  await noteUnanswered(tx, offer);
  return false;
}

/** Null where there is no time left in which somebody could answer. */
async function offerEnd(tx: Tx, { startsAt }: Freed, now: Date): Promise<Date | null> {
  const { noticeMinutes } = await tx.practice.findFirstOrThrow({ select: { noticeMinutes: true } });
  const latest = addMinutes(startsAt, -noticeMinutes).getTime();
  const end = Math.min(now.getTime() + OFFER_HOURS * HOUR_MS, latest);
  return end - now.getTime() >= LEAST_MINUTES * MINUTE_MS ? new Date(end) : null;
}

type Offering = { freed: Freed; ground: BookingGround; now: Date; expiresAt: Date };

async function offerToNext(tx: Tx, offering: Offering): Promise<boolean> {
  const { freed, ground, now } = offering;
  const waiting = inOrderOfNeed(await candidatesFor(tx, freed, now), freed.startsAt, ground.zone);
  for (const candidate of waiting.filter((one) => one.restsUntil === null)) {
    const startsAt = await startFor(tx, candidate, offering);
    if (!startsAt) continue;
    await writeOffer(tx, candidate, startsAt, offering);
    return true;
  }
  return askAgainLater(tx, freed, waiting, now);
}

/** Who decides about another time, or rests, is not asked now; they are about this one once they have. */
async function askAgainLater(tx: Tx, freed: Freed, waiting: readonly Candidate[], now: Date) {
  const moments = waiting.flatMap(({ restsUntil }) => (restsUntil ? [Date.parse(restsUntil)] : []));
  if (moments.length === 0) return false;
  const runAt = new Date(Math.max(Math.min(...moments), now.getTime() + MINUTE_MS));
  const freedSlotId = freed.id;
  await enqueue(tx, "scheduling.offer-freed-slot", { freedSlotId }, { runAt, key: freedSlotId });
  return true;
}

/** The first time within the freed one at which all members of the chart could come; null for none. */
async function startFor(tx: Tx, candidate: Candidate, { freed, ground, now }: Offering) {
  const { memberIds: people, chartId, serviceSlug } = candidate;
  const { states, busy: notDuring } = await membersTimes({ people, chartId }, now, tx);
  const question = { serviceSlug, therapistId: freed.therapistId, zone: ground.zone, states, notDuring };
  const day = dateInZone(freed.startsAt, ground.zone);
  const free = await freeStarts(tx, question, day, now);
  return free.find(({ startsAt }) => startsAt >= freed.startsAt && startsAt < freed.endsAt) ?? null;
}

type Start = NonNullable<Awaited<ReturnType<typeof startFor>>>;

async function writeOffer(tx: Tx, candidate: Candidate, slot: Start, { freed, now, expiresAt }: Offering) {
  const holdKey = newId();
  const { startsAt } = slot;
  const hold = { ...slot, therapistId: freed.therapistId, status: "held" as const, holdExpiresAt: expiresAt };
  const data = { ...hold, id: newId(), reference: newReference(), requestKey: holdKey };
  await tx.appointment.create({ data, select: { id: true } });
  const offer = { id: newId(), entryId: candidate.entryId, freedSlotId: freed.id, holdKey, startsAt };
  await tx.waitlistOffer.create({ data: { ...offer, offeredAt: now, expiresAt }, select: { id: true } });
  await tellOfOffer(tx, { offerId: offer.id, personIds: candidate.memberIds, startsAt, expiresAt });
  await enqueue(tx, "scheduling.offer-freed-slot", { freedSlotId: freed.id }, { runAt: expiresAt });
}
