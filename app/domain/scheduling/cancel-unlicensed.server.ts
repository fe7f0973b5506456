import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { forPractice } from "./appointment-party";
import { undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { tellEverybody } from "./internal/tell.server";
import { unlicensed } from "./internal/unlicensed-rows.server";
import { writeCancellation } from "./internal/write-cancellation.server";

/**
 * The office cancels a session ahead that its therapist has no licence for, without a fee; everybody who attends is told.
 * No other session is theirs to cancel.
 * @throws DomainError "not-found", also once a licence covers it, and "stale-version"
 */
export async function cancelUnlicensed(
  actor: Actor,
  input: { appointmentId: string; version: number },
  clock: Clock = realClock,
): Promise<void> {
  const party = forPractice(actor);
  const { appointmentId, version } = input;
  await inTransaction(async (tx) => {
    const now = clock();
    const { view, side } = await loadForChange(tx, party, appointmentId);
    await lockCalendars(tx, view.therapist.id, [], now);
    const [found] = await unlicensed(tx, now, { appointmentId });
    if (!found) throw notFound();
    await writeCancellation(tx, { party, view, side, version, now });
    await tellEverybody(tx, { appointmentId, what: "cancelled", sendAt: undoUntil(now), now });
  });
}
