import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { lockCalendars } from "./internal/calendar-lock.server";
import { tellEverybody } from "./internal/tell.server";
import { unlicensed } from "./internal/unlicensed-rows.server";
import { writeChange } from "./internal/write-change.server";

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
  if (!hasPermission(actor, "practice")) throw notFound();
  const { appointmentId, version } = input;
  await inTransaction(async (tx) => {
    const now = clock();
    const [known] = await unlicensed(tx, now, { appointmentId });
    if (!known) throw notFound();
    await lockCalendars(tx, known.therapistId, [], now);
    const [found] = await unlicensed(tx, now, { appointmentId });
    if (found?.version !== version) throw new DomainError("stale-version");
    await writeChange(
      tx,
      { id: appointmentId, version },
      {
        status: "cancelled",
        cancelledAt: now,
        cancelledById: actor.personId,
        undoUntil: undoUntil(now),
      },
    );
    await tx.appointmentMember.updateMany({ where: { appointmentId }, data: { live: false } });
    await recordEvent(tx, actor, {
      action: "appointment-cancelled",
      objectKind: "appointment",
      objectId: appointmentId,
      chartId: found.chartId,
      actingRole: "admin",
    });
    await tellEverybody(tx, { appointmentId, what: "cancelled", sendAt: undoUntil(now), now });
  });
}
