import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { atLocalMinute, type Clock, dateInZone, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openText, sealText } from "#app/platform/crypto/seal.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { contentPlace, ownAppointment, ownNote } from "./internal/note-rows.server";
import { type NoteContent, serializeNote } from "./note-content";

export type SaveNote = {
  appointmentId: string;
  /** The revision the editor started from; 0 for a note that has never been saved. */
  revision: number;
  content: NoteContent;
  /** Wall-clock "HH:MM" in the therapist's zone on the appointment's day; "" where not entered. */
  startedAt: string;
  stoppedAt: string;
};

export type SavedNote = { noteId: string; revision: number; savedAt: string };

/**
 * Saves a draft. Raises "not-found", "booking-taken-back" where no note was begun before, "note-signed", "note-changed" when
 * another tab saved other words meanwhile (nothing is overwritten), and "stops-before-start".
 */
export async function saveNote(actor: Actor, input: SaveNote, clock: Clock = realClock): Promise<SavedNote> {
  try {
    return await inTransaction((tx) => save(tx, actor, input, clock()));
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("note-changed");
    throw error;
  }
}

async function save(tx: Tx, actor: Actor, input: SaveNote, now: Date): Promise<SavedNote> {
  const appointment = await ownAppointment(tx, actor, input.appointmentId);
  await lockFor(tx, `note:${input.appointmentId}`);
  const existing = await ownNote(tx, actor, input.appointmentId);
  if (!existing && appointment.takenBack) throw new DomainError("booking-taken-back");
  if (existing?.state === "signed") throw new DomainError("note-signed");
  const times = timesOf(input, appointment.startsAt, actor.zone);
  if ((existing?.revision ?? 0) !== input.revision) {
    if (!existing || !(await isSaved(tx, existing, input.content, times)))
      throw new DomainError("note-changed");
    return { noteId: existing.id, revision: existing.revision, savedAt: existing.savedAt.toISOString() };
  }
  const id = existing?.id ?? newId();
  const { chartId } = appointment;
  const compartmentId =
    existing?.compartmentId ?? (await compartmentFor(tx, { kind: "chart_staff", chartId }));
  const contentSealed = await sealText(tx, contentPlace({ id, compartmentId }), serializeNote(input.content));
  const draft = { ...times, contentSealed, savedAt: now, revision: input.revision + 1 };
  if (existing) {
    await tx.progressNote.update({ where: { id }, data: draft, select: { id: true } });
  } else {
    const own = { id, chartId, compartmentId, appointmentId: input.appointmentId, authorId: actor.personId };
    await tx.progressNote.create({ data: { ...own, ...draft }, select: { id: true } });
  }
  await recordEvent(tx, actor, {
    action: "note-saved",
    objectKind: "progress-note",
    objectId: id,
    chartId,
    audience: "staff",
    actingRole: "therapist",
  });
  return { noteId: id, revision: draft.revision, savedAt: now.toISOString() };
}

type Times = ReturnType<typeof timesOf>;
type Existing = NonNullable<Awaited<ReturnType<typeof ownNote>>>;

/** The same once more, as by an editor whose answer never arrived, is at odds with nothing. */
async function isSaved(tx: Tx, existing: Existing, content: NoteContent, times: Times): Promise<boolean> {
  const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();
  if (!isSame(existing.startedAt, times.startedAt) || !isSame(existing.stoppedAt, times.stoppedAt))
    return false;
  return (await openText(tx, contentPlace(existing), existing.contentSealed)) === serializeNote(content);
}

function timesOf(input: SaveNote, startsAt: Date, zone: string) {
  const day = dateInZone(startsAt, zone);
  const startedAt = momentOf(day, input.startedAt, zone);
  let stoppedAt = momentOf(day, input.stoppedAt, zone);
  if (startedAt && stoppedAt && stoppedAt <= startedAt) throw new DomainError("stops-before-start");
  if (!startedAt) stoppedAt = null;
  return { startedAt, stoppedAt };
}

function momentOf(day: string, clock: string, zone: string): Date | null {
  if (clock === "") return null;
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return atLocalMinute(day, hours * 60 + minutes, zone);
}
