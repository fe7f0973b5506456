import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { openText, openTexts } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import {
  addendumPlace,
  appointmentWithNote,
  careTeamOf,
  contentPlace,
  NOTE_FIELDS,
} from "./internal/note-rows.server";
import { emptyNote, type NoteContent, parseNote } from "./note-content";

export type NoteView = {
  noteId: string | null;
  state: "draft" | "signed";
  revision: number;
  content: NoteContent;
  startedAt: string | null;
  stoppedAt: string | null;
  savedAt: string | null;
  signedAt: string | null;
  signedName: string | null;
  isAuthor: boolean;
  addenda: { id: string; at: string; text: string }[];
};

export type NoteEditorView = {
  appointment: { id: string; chartId: string; startsAt: string; endsAt: string; takenBack: boolean };
  note: NoteView;
  /** The plan of the chart's last signed note before this session, to start from. */
  lastPlan: { at: string; plan: string } | null;
};

type NoteRow = NonNullable<Awaited<ReturnType<typeof noteRow>>>;

const noteRow = (tx: Tx, where: object) =>
  tx.progressNote.findFirst({
    where,
    select: {
      ...NOTE_FIELDS,
      addenda: {
        orderBy: { at: "asc" },
        select: { id: true, at: true, compartmentId: true, contentSealed: true },
      },
    },
  });

/**
 * The note of one of the actor's own appointments, empty before the first save; of another's on their care teams once it is
 * signed. Audited, also where there is no note yet. Raises "not-found". About a booking that was taken back and has none
 * there is nothing to write; the page of whoever was about to says so.
 */
export async function noteForEditor(actor: Actor, appointmentId: string): Promise<NoteEditorView> {
  return inTransaction(async (tx) => {
    const appointment = await appointmentWithNote(tx, actor, appointmentId);
    const row = await noteRow(tx, { appointmentId, chart: careTeamOf(actor) });
    if (row) await recordRead(tx, actor, row);
    const last =
      row || !appointment.takenBack
        ? await lastPlan(tx, actor, appointment.chartId, appointment.startsAt)
        : null;
    if (!row && !last) await recordOpening(tx, actor, appointment);
    return {
      appointment: {
        id: appointment.id,
        chartId: appointment.chartId,
        startsAt: appointment.startsAt.toISOString(),
        endsAt: appointment.endsAt.toISOString(),
        takenBack: appointment.takenBack,
      },
      note: row ? await toView(tx, actor, row) : unsavedNote(),
      lastPlan: last && last.plan !== "" ? last : null,
    };
  });
}

const unsavedNote = (): NoteView => ({
  noteId: null,
  state: "draft",
  revision: 0,
  content: emptyNote(),
  startedAt: null,
  stoppedAt: null,
  savedAt: null,
  signedAt: null,
  signedName: null,
  isAuthor: true,
  addenda: [],
});

async function toView(tx: Tx, actor: Actor, row: NoteRow): Promise<NoteView> {
  const addenda = row.addenda.map((one) => ({ place: addendumPlace(one), sealed: one.contentSealed }));
  const texts = await openTexts(tx, [{ place: contentPlace(row), sealed: row.contentSealed }, ...addenda]);
  return {
    noteId: row.id,
    state: row.state,
    revision: row.revision,
    content: parseNote(texts[0] ?? "[]"),
    startedAt: row.startedAt?.toISOString() ?? null,
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    savedAt: row.savedAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
    signedName: row.signedName,
    isAuthor: row.authorId === actor.personId,
    addenda: row.addenda.map(({ id, at }, index) => ({
      id,
      at: at.toISOString(),
      text: texts[index + 1] ?? "",
    })),
  };
}

async function recordRead(tx: Tx, actor: Actor, note: { id: string; chartId: string }): Promise<void> {
  await recordEvent(tx, actor, {
    action: "note-read",
    objectKind: "progress-note",
    objectId: note.id,
    chartId: note.chartId,
    audience: "staff",
    actingRole: "therapist",
  });
}

/** The page of a note that nobody has begun shows the chart's heading. */
const recordOpening = (tx: Tx, actor: Actor, { id, chartId }: { id: string; chartId: string }) =>
  recordEvent(tx, actor, {
    ...{ action: "chart-read", objectKind: "appointment", objectId: id, chartId, actingRole: "therapist" },
  });

/** Of the last signed note before; its plan may be empty. That it was read is recorded. */
async function lastPlan(
  tx: Tx,
  actor: Actor,
  chartId: string,
  before: Date,
): Promise<NoteEditorView["lastPlan"]> {
  const row = await tx.progressNote.findFirst({
    where: { chartId, state: "signed", appointment: { startsAt: { lt: before } } },
    orderBy: { appointment: { startsAt: "desc" } },
    select: {
      id: true,
      compartmentId: true,
      contentSealed: true,
      appointment: { select: { startsAt: true } },
    },
  });
  if (!row) return null;
  const { plan } = parseNote(await openText(tx, contentPlace(row), row.contentSealed));
  await recordRead(tx, actor, { id: row.id, chartId });
  return { at: row.appointment.startsAt.toISOString(), plan: plan.trim() === "" ? "" : plan };
}

export type NoteState = "none" | "draft" | "signed";

/** The note state of each of these appointments that the actor's care teams hold; absent means none yet. */
export async function noteStates(
  actor: Actor,
  appointmentIds: readonly string[],
): Promise<Map<string, NoteState>> {
  const rows = await db.progressNote.findMany({
    where: { appointmentId: { in: [...appointmentIds] }, chart: careTeamOf(actor) },
    select: { appointmentId: true, state: true },
  });
  return new Map(rows.map((row) => [row.appointmentId, row.state]));
}

export type UnsignedNote = {
  appointmentId: string;
  chartLabel: string;
  startsAt: string;
  state: "none" | "draft";
  takenBack: boolean;
};

/**
 * Sessions of the actor that are done and have no signed note, and what they had begun to write about bookings that were taken
 * back; the oldest first.
 */
export async function unsignedNotes(actor: Actor): Promise<UnsignedNote[]> {
  const [sessions, begun] = await Promise.all([sessionsToWriteAbout(actor), draftsOfTakenBack(actor)]);
  const all = [...sessions, ...begun.map(({ appointment }) => ({ ...appointment, note: true }))];
  return all
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((row) => ({
      appointmentId: row.id,
      chartLabel: row.chart?.label ?? "",
      startsAt: row.startsAt.toISOString(),
      state: row.note ? "draft" : "none",
      takenBack: row.takenBack,
    }));
}

const LISTED = { id: true, startsAt: true, takenBack: true, chart: { select: { label: true } } } as const;
const MOST = 100;

const sessionsToWriteAbout = (actor: Actor) =>
  db.appointment.findMany({
    where: {
      therapistId: actor.therapistId ?? undefined,
      status: "done",
      chart: careTeamOf(actor),
      OR: [{ note: null }, { note: { state: "draft" } }],
    },
    orderBy: { startsAt: "asc" },
    take: MOST,
    select: { ...LISTED, note: { select: { state: true } } },
  });

const draftsOfTakenBack = (actor: Actor) =>
  db.progressNote.findMany({
    where: {
      ...{ authorId: actor.personId, state: "draft", chart: careTeamOf(actor) },
      appointment: { takenBack: true },
    },
    orderBy: { appointment: { startsAt: "asc" } },
    take: MOST,
    select: { appointment: { select: LISTED } },
  });

/** Bookings of a chart that were taken back after a note was begun which the actor may read. */
export async function takenBackWithNote(actor: Actor, chartId: string): Promise<string[]> {
  const rows = await db.progressNote.findMany({
    where: {
      ...{ chartId, chart: careTeamOf(actor), appointment: { takenBack: true } },
      OR: [{ authorId: actor.personId }, { state: "signed" }],
    },
    select: { appointmentId: true },
  });
  return rows.map(({ appointmentId }) => appointmentId);
}
