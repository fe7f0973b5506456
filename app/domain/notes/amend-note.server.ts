import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { addendumPlace, ownNote } from "./internal/note-rows.server";

/** Adds to a signed note; the note itself stays as it was signed. Raises "not-found" and "note-not-signed". */
export async function amendNote(actor: Actor, input: { appointmentId: string; text: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const note = await ownNote(tx, actor, input.appointmentId);
    if (!note) throw notFound();
    if (note.state !== "signed") throw new DomainError("note-not-signed");
    const own = { id: newId(), compartmentId: note.compartmentId };
    const contentSealed = await sealText(tx, addendumPlace(own), input.text);
    const data = { ...own, noteId: note.id, authorId: actor.personId, contentSealed };
    await tx.noteAddendum.create({ data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "note-amended",
      objectKind: "progress-note",
      objectId: note.id,
      chartId: note.chartId,
      audience: "staff",
      actingRole: "therapist",
    });
  });
}
