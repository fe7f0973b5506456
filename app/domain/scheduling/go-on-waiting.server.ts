import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";

/**
 * A member of a chart that let times go by says that it still waits: it is asked again as before. Saying it twice is saying
 * it once. @throws DomainError "not-found", also where they wait no more
 */
export async function goOnWaiting(actor: Actor, { entryId }: { entryId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const members = { some: { personId: actor.personId, leftAt: null } };
    const entry = await tx.waitlistEntry.findFirst({
      where: { id: entryId, closedAt: null, chart: { members } },
      select: { chartId: true, unanswered: true },
    });
    if (!entry) throw notFound();
    if (entry.unanswered === 0) return;
    const { chartId } = entry;
    await tx.waitlistEntry.update({ where: { id: entryId }, data: { unanswered: 0 }, select: { id: true } });
    await recordEvent(tx, actor, {
      ...{ action: "waitlist-changed", objectKind: "chart", objectId: chartId, chartId },
    });
  });
}
