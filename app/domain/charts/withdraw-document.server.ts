import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { ownDocument } from "./internal/document-rows.server";

/**
 * Takes a document back: clients see it no longer, and the record keeps it for the care team. A member may with what they
 * uploaded; the care team, who names the `chartId`, with all. Twice is once. Raises "not-found", for a partner's document too.
 */
export async function withdrawDocument(
  actor: Actor,
  asked: { documentId: string; chartId: string | null },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const before = { id: asked.documentId, withdrawnById: actor.personId };
    if ((await tx.document.count({ where: before })) > 0) return;
    const document = await ownDocument(tx, actor, asked);
    const isMember = asked.chartId === null;
    if (isMember && document.uploadedById !== actor.personId) throw notFound();
    const { count } = await tx.document.updateMany({
      where: { id: document.documentId, withdrawnAt: null },
      data: { withdrawnAt: clock(), withdrawnById: actor.personId },
    });
    if (count === 0) return;
    await recordEvent(tx, actor, {
      action: "document-withdrawn",
      objectKind: "document",
      objectId: document.documentId,
      chartId: document.chartId,
      subjectPersonId: document.memberPersonId,
      audience: document.audience,
      actingRole: isMember ? "client" : "therapist",
    });
  });
}
