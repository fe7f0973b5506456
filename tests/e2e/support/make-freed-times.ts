import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

/** Does now what the jobs do once the three minutes of undo are over: offers what a therapist's clients gave back. */
export async function offerFreedTimes({ therapist }: { therapist: string }): Promise<{ offered: number }> {
  const freed = await db.freedSlot.findMany({
    where: { therapist: { slug: therapist }, settledAt: null },
    select: { id: true },
  });
  for (const { id } of freed) await offerFreedSlot({ freedSlotId: id }, () => addMinutes(new Date(), 4));
  const offered = await db.waitlistOffer.count({
    where: { freedSlotId: { in: freed.map((one) => one.id) }, state: "open" },
  });
  return { offered };
}
