import { recordEvent } from "#app/domain/audit/record-event.server";
import { openedInEmergency } from "#app/domain/charts/opened-in-emergency.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { contentPlace } from "./internal/note-rows.server";
import { type NoteContent, parseNote } from "./note-content";

const NEWEST = 3;

export type EmergencyNote = { noteId: string; sessionAt: string; signedName: string; content: NoteContent };

/**
 * The newest signed progress notes of a chart, for an owner who has opened it in an emergency. Each reading is audited.
 * Psychotherapy notes are not among them (45 CFR 164.508(a)(2)).
 */
export async function notesInEmergency(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<EmergencyNote[]> {
  return inTransaction(async (tx) => {
    const rows = await tx.progressNote.findMany({
      where: { chartId, state: "signed", chart: openedInEmergency(actor, clock()) },
      orderBy: { appointment: { startsAt: "desc" } },
      take: NEWEST,
      select: {
        ...{ id: true, compartmentId: true, contentSealed: true, signedName: true },
        appointment: { select: { startsAt: true } },
      },
    });
    const texts = await openTexts(
      tx,
      rows.map((row) => ({ place: contentPlace(row), sealed: row.contentSealed })),
    );
    for (const { id } of rows) {
      await recordEvent(tx, actor, {
        ...{ action: "note-read", objectKind: "progress-note", objectId: id, chartId },
        ...{ audience: "staff", actingRole: "admin" },
      });
    }
    return rows.map((row, index) => ({
      noteId: row.id,
      sessionAt: row.appointment.startsAt.toISOString(),
      signedName: row.signedName ?? "",
      content: parseNote(texts[index] ?? "[]"),
    }));
  });
}
