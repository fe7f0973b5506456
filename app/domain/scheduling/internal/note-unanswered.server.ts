import type { Tx } from "#app/platform/db/transaction.server";
import { MOST_UNANSWERED } from "../waitlist-match";
import { tellOfPause } from "./tell-offer.server";

type RunOut = { id: string; entryId: string; holdKey: string };

/** An offer ran out. Whoever has let that many run out in a row is asked about no more, and told how to go on. */
export async function noteUnanswered(tx: Tx, offer: RunOut): Promise<void> {
  // One of them would have taken it and asked the others, so they have answered.
  if ((await tx.timeRequest.count({ where: { requestKey: offer.holdKey } })) > 0) return;
  const { unanswered, closedAt, chart } = await tx.waitlistEntry.update({
    where: { id: offer.entryId },
    data: { unanswered: { increment: 1 } },
    select: {
      unanswered: true,
      closedAt: true,
      chart: { select: { members: { where: { leftAt: null }, select: { personId: true } } } },
    },
  });
  if (unanswered !== MOST_UNANSWERED || closedAt) return;
  await tellOfPause(tx, { offerId: offer.id, personIds: chart.members.map((one) => one.personId) });
}
