import { expect, test } from "vitest";
import { amendNote } from "#app/domain/notes/amend-note.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { noteForEditor } from "#app/domain/notes/note-queries.server";
import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { amara, aPastAppointment, couple, luis, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";

const CONTENT = { ...emptyNote(), presenting: "heron words", plan: "Practice the pause." };

const draft = (appointmentId: string, revision: number, content = CONTENT) =>
  saveNote(amara, { appointmentId, revision, content, startedAt: "10:02", stoppedAt: "10:51" });

async function aSignedNote(day: string) {
  const appointmentId = await aPastAppointment(day);
  const { revision, noteId } = await draft(appointmentId, 0);
  await signNote(amara, { appointmentId, revision, name: "Amara Okafor" });
  return { appointmentId, noteId };
}

test("a draft is sealed, kept with its times, and there when the editor opens again", async () => {
  const appointmentId = await aPastAppointment("2026-11-02");
  expect((await noteForEditor(amara, appointmentId)).note).toMatchObject({ noteId: null, revision: 0 });
  const { noteId } = await draft(appointmentId, 0);
  const { note } = await noteForEditor(amara, appointmentId);
  expect(note).toMatchObject({ state: "draft", revision: 1, content: CONTENT });
  expect(note.startedAt).toBe("2026-11-02T15:02:00.000Z");
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT encode(content_sealed, 'escape') AS text FROM progress_note WHERE id = ${noteId}::uuid`;
  expect(row?.text).not.toContain("heron");
});

test("a second tab never overwrites what the first one saved", async () => {
  const appointmentId = await aPastAppointment("2026-11-03");
  await draft(appointmentId, 0);
  await draft(appointmentId, 1, { ...CONTENT, risk: "None found." });
  expect(await codeOf(draft(appointmentId, 1, emptyNote()))).toBe("note-changed");
  expect(await codeOf(draft(appointmentId, 0, emptyNote()))).toBe("note-changed");
  expect((await noteForEditor(amara, appointmentId)).note.content.risk).toBe("None found.");
});

test("of two tabs that save for the first time at once, one keeps its text and the other one hears of it", async () => {
  const appointmentId = await aPastAppointment("2026-11-04");
  const other = { ...CONTENT, risk: "None found." };
  const codes = await Promise.all([codeOf(draft(appointmentId, 0)), codeOf(draft(appointmentId, 0, other))]);
  expect(codes.sort()).toEqual(["note-changed", "nothing was refused"]);
});

test("what is sent again as it was, since no answer came, is at odds with nothing and not saved twice", async () => {
  const appointmentId = await aPastAppointment("2026-11-19");
  const first = await draft(appointmentId, 0);
  expect(await draft(appointmentId, 0)).toEqual(first);
  const second = await draft(appointmentId, 1, { ...CONTENT, risk: "None found." });
  expect(await codeOf(draft(appointmentId, 0))).toBe("note-changed");
  const longer = {
    appointmentId,
    revision: 1,
    content: { ...CONTENT, risk: "None found." },
    startedAt: "10:02",
  };
  expect(await codeOf(saveNote(amara, { ...longer, stoppedAt: "10:55" }))).toBe("note-changed");
  expect((await noteForEditor(amara, appointmentId)).note.revision).toBe(second.revision);
});

test("only the revision that was reviewed is signed, never a blank one, and never twice", async () => {
  const appointmentId = await aPastAppointment("2026-11-05");
  const name = "Amara Okafor";
  await draft(appointmentId, 0, emptyNote());
  expect(await codeOf(signNote(amara, { appointmentId, revision: 1, name }))).toBe("note-blank");
  await draft(appointmentId, 1);
  expect(await codeOf(signNote(amara, { appointmentId, revision: 1, name }))).toBe("note-changed");
  await signNote(amara, { appointmentId, revision: 2, name });
  expect(await codeOf(signNote(amara, { appointmentId, revision: 2, name }))).toBe("note-signed");
  const signed = { state: "signed", signedName: name };
  expect((await noteForEditor(amara, appointmentId)).note).toMatchObject(signed);
});

test("a signed note does not change: not by saving, not in the database itself", async () => {
  const { appointmentId, noteId } = await aSignedNote("2026-11-06");
  expect(await codeOf(draft(appointmentId, 1))).toBe("note-signed");
  const change = db.progressNote.update({ where: { id: noteId }, data: { signedName: "Somebody else" } });
  await expect(change).rejects.toThrow();
  const reopened = db.progressNote.update({ where: { id: noteId }, data: { state: "draft" } });
  await expect(reopened).rejects.toThrow();
  await expect(db.progressNote.delete({ where: { id: noteId } })).rejects.toThrow();
});

test("an addendum is added below a signed note, in order, and is as final as the note", async () => {
  const { appointmentId } = await aSignedNote("2026-11-09");
  await amendNote(amara, { appointmentId, text: "They called on Friday." });
  await amendNote(amara, { appointmentId, text: "The plan holds." });
  const { note } = await noteForEditor(amara, appointmentId);
  expect(note.addenda.map((one) => one.text)).toEqual(["They called on Friday.", "The plan holds."]);
  const [first] = note.addenda;
  await expect(db.noteAddendum.delete({ where: { id: first?.id } })).rejects.toThrow();
});

test("a draft takes no addendum", async () => {
  const appointmentId = await aPastAppointment("2026-11-10");
  await draft(appointmentId, 0);
  expect(await codeOf(amendNote(amara, { appointmentId, text: "Early" }))).toBe("note-not-signed");
});

test("the clients, another therapist and a stranger find no note to read, save, sign or amend", async () => {
  const { appointmentId } = await aSignedNote("2026-11-11");
  const open = await aPastAppointment("2026-11-12");
  await draft(open, 0);
  for (const other of [couple.a, couple.b, luis, stranger]) {
    expect(await codeOf(noteForEditor(other, appointmentId))).toBe("not-found");
    const save = { appointmentId: open, revision: 1, content: CONTENT, startedAt: "", stoppedAt: "" };
    expect(await codeOf(saveNote(other, save))).toBe("not-found");
    expect(await codeOf(signNote(other, { appointmentId: open, revision: 1, name: "X Y" }))).toBe(
      "not-found",
    );
    expect(await codeOf(amendNote(other, { appointmentId, text: "x" }))).toBe("not-found");
  }
});

test("somebody else on the care team reads a note once it is signed, and writes nothing in it", async () => {
  const { appointmentId } = await aSignedNote("2026-11-16");
  const open = await aPastAppointment("2026-11-17");
  await draft(open, 0);
  const team = { chartId: couple.chartId, therapistId: luis.therapistId ?? "" };
  const { id } = await db.careTeam.create({ data: { id: newId(), ...team, role: "supervisor" } });
  const { note } = await noteForEditor(luis, appointmentId);
  expect(note).toMatchObject({ state: "signed", isAuthor: false, content: CONTENT });
  const read = { action: "note-read", actorPersonId: luis.personId, objectId: note.noteId };
  expect(await db.auditEvent.count({ where: read })).toBe(1);
  expect(await codeOf(amendNote(luis, { appointmentId, text: "x" }))).toBe("not-found");
  expect(await codeOf(noteForEditor(luis, open))).toBe("not-found");
  const save = { appointmentId: open, revision: 1, content: CONTENT, startedAt: "", stoppedAt: "" };
  expect(await codeOf(saveNote(luis, save))).toBe("not-found");
  await db.careTeam.update({ where: { id }, data: { validUntil: new Date() } });
  expect(await codeOf(noteForEditor(luis, appointmentId))).toBe("not-found");
});

test("the page of a note that nobody has begun is recorded as well", async () => {
  const appointmentId = await aPastAppointment("2026-11-01");
  const opened = { action: "chart-read", objectId: appointmentId, actorPersonId: amara.personId };
  const { note, lastPlan } = await noteForEditor(amara, appointmentId);
  expect([note.noteId, lastPlan]).toEqual([null, null]);
  expect(await db.auditEvent.findMany({ where: opened })).toMatchObject([{ chartId: couple.chartId }]);
  await draft(appointmentId, 0);
  await noteForEditor(amara, appointmentId);
  expect(await db.auditEvent.count({ where: opened })).toBe(1);
});

test("the next session starts from the plan of the last signed note, and every reading is recorded", async () => {
  const { noteId } = await aSignedNote("2026-11-13");
  const next = await aPastAppointment("2026-11-14");
  expect((await noteForEditor(amara, next)).lastPlan?.plan).toBe("Practice the pause.");
  const read = { action: "note-read", actorPersonId: amara.personId, chartId: couple.chartId };
  expect(await db.auditEvent.count({ where: { ...read, objectId: noteId } })).toBe(1);
  const saved = await draft(next, 0);
  await noteForEditor(amara, next);
  expect(await db.auditEvent.count({ where: { ...read, objectId: saved.noteId } })).toBe(1);
});
