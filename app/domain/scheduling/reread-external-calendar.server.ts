import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";
import { readSoon } from "./internal/external-calendar-rows.server";

/** Reads a calendar of the actor's now instead of in a quarter of an hour. @throws DomainError "not-found" */
export async function rereadExternalCalendar(
  actor: Actor,
  { calendarId }: { calendarId: string },
): Promise<void> {
  const { therapistId } = actor;
  if (!therapistId) throw notFound();
  await inTransaction(async (tx) => {
    const where = { id: calendarId, therapistId };
    if ((await tx.externalCalendar.count({ where })) === 0) throw notFound();
    await readSoon(tx, calendarId);
  });
}
