import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { closeRequest } from "./internal/close-request.server";

/** Job: nobody answered in time. The times are free again, and whoever asked is told. */
export async function expireRequest(
  { requestId }: { requestId: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const now = clock();
    const select = { therapistId: true, state: true, expiresAt: true };
    const found = await tx.timeRequest.findUnique({ where: { id: requestId }, select });
    if (!found) return;
    await lockCalendars(tx, found.therapistId, [], now);
    const still = { id: requestId, state: "open" as const, expiresAt: { lte: now } };
    if ((await tx.timeRequest.count({ where: still })) === 0) return;
    await closeRequest(tx, requestId, { outcome: "expired", actor: null, now });
  });
}
