import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, dateInZone, daysBetween, realClock, toDateColumn } from "#app/domain/shared/time";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { chartForBooking } from "./internal/chart-for-booking.server";
import { dropOfferMails } from "./internal/tell-offer.server";
import type { WaitlistWish } from "./waitlist-match";

export type WaitlistInput = WaitlistWish & { chartId: string; therapistSlug: string; serviceSlug: string };

/** Nobody waits longer than this; they are asked to say so again. */
const MOST_DAYS = 183;

/**
 * A member says when their chart could come, or says it anew; one entry for a chart, a therapist and a service.
 * @throws DomainError "not-found", "chart-closed", "until-before-from", "until-too-far"
 */
export async function joinWaitlist(
  actor: Actor,
  input: WaitlistInput,
  clock: Clock = realClock,
): Promise<void> {
  const now = clock();
  const { chartId, serviceSlug, therapistSlug } = input;
  const chart = await chartForBooking(actor, { chartId, therapistSlug, serviceSlug, startsAt: now });
  const { therapistId, zone } = chart.ground;
  if (chart.status === "discharged") throw new DomainError("chart-closed");
  const today = dateInZone(now, zone);
  if (input.untilDate < input.fromDate || input.untilDate < today) throw new DomainError("until-before-from");
  if (daysBetween(today, input.untilDate) > MOST_DAYS) throw new DomainError("until-too-far");
  const wish = {
    weekdays: [...new Set(input.weekdays)],
    parts: [...new Set(input.parts)],
    fromDate: toDateColumn(input.fromDate),
    untilDate: toDateColumn(input.untilDate),
  };
  await inTransaction(async (tx) => {
    await lockFor(tx, `waitlist:${chartId}`);
    const { id: serviceId } = await tx.service.findUniqueOrThrow({
      where: { slug: serviceSlug },
      select: { id: true },
    });
    const place = { chartId, therapistId, serviceId };
    const { count } = await tx.waitlistEntry.updateMany({
      where: { ...place, closedAt: null },
      data: { ...wish, unanswered: 0 },
    });
    if (count === 0) {
      const data = { id: newId(), ...place, ...wish, joinedById: actor.personId };
      await tx.waitlistEntry.create({ data, select: { id: true } });
    }
    await recordChange(tx, actor, chartId);
  });
}

/**
 * Nobody of the chart is asked any more; a time that is held for them goes to whoever is next when its hold runs out.
 * Leaving twice is leaving once. @throws DomainError "not-found"
 */
export async function leaveWaitlist(
  actor: Actor,
  { entryId }: { entryId: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const members = { some: { personId: actor.personId, leftAt: null } };
    const entry = await tx.waitlistEntry.findFirst({
      where: { id: entryId, chart: { members } },
      select: {
        id: true,
        chartId: true,
        closedAt: true,
        offers: { where: { state: "open" }, select: { id: true } },
      },
    });
    if (!entry) throw notFound();
    if (entry.closedAt) return;
    await tx.waitlistEntry.update({
      where: { id: entry.id },
      data: { closedAt: clock() },
      select: { id: true },
    });
    for (const offer of entry.offers) await dropOfferMails(tx, offer.id);
    await recordChange(tx, actor, entry.chartId);
  });
}

const recordChange = (tx: Tx, actor: Actor, chartId: string): Promise<void> =>
  recordEvent(tx, actor, { action: "waitlist-changed", objectKind: "chart", objectId: chartId, chartId });
