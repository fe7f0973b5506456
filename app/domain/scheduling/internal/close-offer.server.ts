import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { dropOfferMails } from "./tell-offer.server";

type Accepted = { offer: { id: string; entryId: string }; appointmentId: string; now: Date };

/** The chart that took the time waits no more. @throws DomainError "offer-over" */
export async function closeAcceptedOffer(
  tx: Tx,
  actor: Actor,
  { offer, appointmentId, now }: Accepted,
): Promise<void> {
  const answer = { answeredAt: now, answeredById: actor.personId };
  const { count } = await tx.waitlistOffer.updateMany({
    where: { id: offer.id, state: "open", expiresAt: { gt: now } },
    data: { ...answer, state: "accepted", appointmentId },
  });
  if (count !== 1) throw new DomainError("offer-over");
  await tx.waitlistEntry.updateMany({ where: { id: offer.entryId }, data: { closedAt: now, unanswered: 0 } });
  await dropOfferMails(tx, offer.id);
}

type Declined = { offer: { id: string; freedSlotId: string }; now: Date };

/** The time goes to whoever is next. @throws DomainError "offer-over" */
export async function declineOpenOffer(
  tx: Tx,
  answeredById: string | null,
  { offer, now }: Declined,
): Promise<void> {
  const { count } = await tx.waitlistOffer.updateMany({
    where: { id: offer.id, state: "open" },
    data: { state: "declined", answeredAt: now, answeredById },
  });
  if (count !== 1) throw new DomainError("offer-over");
  await tx.waitlistEntry.updateMany({
    where: { offers: { some: { id: offer.id } } },
    data: { unanswered: 0 },
  });
  await dropOfferMails(tx, offer.id);
  await enqueue(tx, "scheduling.offer-freed-slot", { freedSlotId: offer.freedSlotId });
}

/** The offer that a question is about: its key was the key of the offer's hold. */
export const openOfferOf = (tx: Tx, holdKey: string) =>
  tx.waitlistOffer.findFirst({
    where: { holdKey, state: "open" },
    select: { id: true, entryId: true, freedSlotId: true },
  });
