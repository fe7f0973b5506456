import { createHash } from "node:crypto";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openText } from "#app/platform/crypto/seal.server";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { contentPlace, ownNote } from "./internal/note-rows.server";
import { isBlank, parseNote } from "./note-content";

/**
 * Signs the revision that was reviewed; the row is final from then on. Raises "not-found", "note-signed",
 * "note-changed" when the reviewed revision is not the latest, and "note-blank".
 */
export async function signNote(
  actor: Actor,
  input: { appointmentId: string; revision: number; name: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, `note:${input.appointmentId}`);
    const note = await ownNote(tx, actor, input.appointmentId);
    if (!note) throw notFound();
    if (note.state === "signed") throw new DomainError("note-signed");
    if (note.revision !== input.revision) throw new DomainError("note-changed");
    const text = await openText(tx, contentPlace(note), note.contentSealed);
    if (isBlank(parseNote(text))) throw new DomainError("note-blank");
    const signed = {
      state: "signed" as const,
      signedAt: clock(),
      signedName: input.name,
      sha256: createHash("sha256").update(text).digest("hex"),
    };
    await tx.progressNote.update({ where: { id: note.id }, data: signed, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "note-signed",
      objectKind: "progress-note",
      objectId: note.id,
      chartId: note.chartId,
      audience: "staff",
      actingRole: "therapist",
    });
  });
}
