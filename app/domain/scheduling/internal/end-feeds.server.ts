import type { Tx } from "#app/platform/db/transaction.server";

/** Ends the address that somebody's calendar has now. Gives how many there were. */
export async function endFeeds(tx: Tx, personId: string, now: Date): Promise<number> {
  const where = { personId, revokedAt: null };
  const { count } = await tx.calendarFeed.updateMany({ where, data: { revokedAt: now } });
  return count;
}
