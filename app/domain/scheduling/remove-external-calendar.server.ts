import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";

/** A calendar of the actor's is read no longer, and its busy times count no more. @throws DomainError "not-found" */
export async function removeExternalCalendar(
  actor: Actor,
  { calendarId }: { calendarId: string },
): Promise<void> {
  const { therapistId } = actor;
  if (!therapistId) throw notFound();
  await inTransaction(async (tx) => {
    const { count } = await tx.externalCalendar.deleteMany({ where: { id: calendarId, therapistId } });
    if (count === 0) throw notFound();
    await recordEvent(tx, actor, {
      action: "external-calendar-removed",
      objectKind: "therapist",
      objectId: therapistId,
      actingRole: "therapist",
    });
  });
}
