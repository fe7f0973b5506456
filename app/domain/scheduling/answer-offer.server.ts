import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { bookAppointment } from "./book-appointment.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { ownOffer } from "./internal/own-offer.server";
import { dropOfferMails } from "./internal/tell-offer.server";

export type AcceptInput = {
  offerId: string;
  attending: readonly { personId: string; state: string }[];
  /** The price that the page showed. */
  agreedCents: number;
};

/**
 * Either partner takes the time that is held for their chart: it is booked as any other. Accepting twice books once.
 * @throws DomainError "not-found", "offer-over", and what `bookAppointment` raises
 */
export async function acceptOffer(
  actor: Actor,
  input: AcceptInput,
  clock: Clock = realClock,
): Promise<{ appointmentId: string }> {
  const offer = await ownOffer(actor, input.offerId);
  if (offer.appointmentId) return { appointmentId: offer.appointmentId };
  if (offer.state !== "open" || offer.expiresAt <= clock()) throw new DomainError("offer-over");
  const { chartId, therapistSlug, serviceSlug, startsAt, holdKey: requestKey } = offer;
  const booking = { chartId, therapistSlug, serviceSlug, startsAt, requestKey };
  const { attending, agreedCents } = input;
  try {
    return await bookAppointment(actor, { ...booking, attending, agreedCents }, clock, (tx, booked) =>
      closeAccepted(tx, actor, { offer, appointmentId: booked.appointmentId, now: clock() }),
    );
  } catch (error) {
    const now = await ownOffer(actor, input.offerId);
    if (now.appointmentId) return { appointmentId: now.appointmentId };
    throw error;
  }
}

type Accepted = { offer: { id: string; entryId: string }; appointmentId: string; now: Date };

async function closeAccepted(tx: Tx, actor: Actor, { offer, appointmentId, now }: Accepted): Promise<void> {
  const answer = { answeredAt: now, answeredById: actor.personId };
  const { count } = await tx.waitlistOffer.updateMany({
    where: { id: offer.id, state: "open", expiresAt: { gt: now } },
    data: { ...answer, state: "accepted", appointmentId },
  });
  if (count !== 1) throw new DomainError("offer-over");
  await tx.waitlistEntry.updateMany({ where: { id: offer.entryId }, data: { closedAt: now } });
  await dropOfferMails(tx, offer.id);
}

/**
 * The time goes to whoever is next, and this chart goes on waiting for another. Declining twice is declining once.
 * @throws DomainError "not-found", "offer-over"
 */
export async function declineOffer(
  actor: Actor,
  { offerId }: { offerId: string },
  clock: Clock = realClock,
): Promise<void> {
  const offer = await ownOffer(actor, offerId);
  if (offer.state === "declined") return;
  if (offer.state !== "open") throw new DomainError("offer-over");
  await inTransaction(async (tx) => {
    const now = clock();
    await lockCalendars(tx, offer.therapistId, [], now);
    const { count } = await tx.waitlistOffer.updateMany({
      where: { id: offer.id, state: "open" },
      data: { state: "declined", answeredAt: now, answeredById: actor.personId },
    });
    if (count !== 1) throw new DomainError("offer-over");
    await tx.appointment.deleteMany({ where: { requestKey: offer.holdKey, status: "held" } });
    await dropOfferMails(tx, offer.id);
    await recordEvent(tx, actor, {
      action: "waitlist-changed",
      objectKind: "chart",
      objectId: offer.chartId,
      chartId: offer.chartId,
    });
    await enqueue(tx, "scheduling.offer-freed-slot", { freedSlotId: offer.freedSlotId });
  });
}
