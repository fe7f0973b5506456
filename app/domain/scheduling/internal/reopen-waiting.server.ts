import type { Tx } from "#app/platform/db/transaction.server";

/** A booking that came of an offer is taken back: the chart waits again, and is not asked about that time anew. */
export async function reopenWaiting(tx: Tx, appointmentId: string): Promise<void> {
  const offer = await tx.waitlistOffer.findFirst({
    where: { appointmentId, state: "accepted" },
    select: { id: true, entryId: true },
  });
  if (!offer) return;
  const data = { state: "declined" as const, appointmentId: null };
  await tx.waitlistOffer.update({ where: { id: offer.id }, data, select: { id: true } });
  await tx.waitlistEntry.updateMany({ where: { id: offer.entryId }, data: { closedAt: null } });
}
