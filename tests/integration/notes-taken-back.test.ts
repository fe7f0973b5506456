import { expect, test } from "vitest";
import { readCaseload } from "#app/domain/insights/caseload-queries.server";
import { amendNote } from "#app/domain/notes/amend-note.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { noteForEditor, takenBackWithNote, unsignedNotes } from "#app/domain/notes/note-queries.server";
import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { listChartAppointments } from "#app/domain/scheduling/appointment-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { amara, couple, form, later, luis, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const CONTENT = { ...emptyNote(), presenting: "heron words" };

const draft = (appointmentId: string, revision: number, actor: Actor = amara) =>
  saveNote(actor, { appointmentId, revision, content: CONTENT, startedAt: "", stoppedAt: "" });

const book = async (startsAt: string) =>
  (await bookAppointment(couple.a, form(startsAt), clock)).appointmentId;

async function takeBack(appointmentId: string): Promise<void> {
  expect(await undoNow(couple.a, { appointmentId }, later(1))).toBe("booking");
}

async function aDraftOfOneTakenBack(startsAt: string): Promise<string> {
  const appointmentId = await book(startsAt);
  await draft(appointmentId, 0);
  await takeBack(appointmentId);
  return appointmentId;
}

test("no note is begun about a booking that was taken back: whose it is reads so, nobody else finds it", async () => {
  const never = await book("2026-12-21T15:00:00Z");
  await takeBack(never);
  expect(await codeOf(draft(never, 0))).toBe("booking-taken-back");
  expect(await db.progressNote.count({ where: { appointmentId: never } })).toBe(0);
  expect(await noteForEditor(amara, never)).toMatchObject({
    appointment: { takenBack: true },
    note: { noteId: null },
    lastPlan: null,
  });
  for (const other of [luis, stranger, couple.a]) {
    expect(await codeOf(noteForEditor(other, never))).toBe("not-found");
    expect(await codeOf(draft(never, 0, other))).toBe("not-found");
  }
});

test("a note that was begun before its booking was taken back is read, finished and amended", async () => {
  const begun = await aDraftOfOneTakenBack("2026-12-22T15:00:00Z");
  const { note, appointment } = await noteForEditor(amara, begun);
  expect([note.content, appointment.takenBack]).toEqual([CONTENT, true]);
  const { revision } = await draft(begun, 1);
  await signNote(amara, { appointmentId: begun, revision, name: "Amara Okafor" });
  await amendNote(amara, { appointmentId: begun, text: "They booked by mistake." });
  expect((await noteForEditor(amara, begun)).note.addenda).toHaveLength(1);
});

test("its draft stands among the notes to sign and in the chart until it is signed, then in the chart alone", async () => {
  const toSign = async () => (await unsignedNotes(amara)).filter((one) => one.takenBack);
  const inChart = async () =>
    (await listChartAppointments(amara, couple.chartId, await takenBackWithNote(amara, couple.chartId)))
      .filter((one) => one.takenBack)
      .map((one) => one.id);
  const counted = async () => (await readCaseload(amara, { search: "robin" }, clock))[0]?.unsignedNotes ?? 0;
  const before = { inChart: await inChart(), counted: await counted() };
  expect(await toSign()).toEqual([]);

  const begun = await aDraftOfOneTakenBack("2026-12-23T15:00:00Z");
  expect(await toSign()).toEqual([
    {
      appointmentId: begun,
      chartLabel: "Robin & Sam",
      startsAt: "2026-12-23T15:00:00.000Z",
      state: "draft",
      takenBack: true,
    },
  ]);
  expect(await inChart()).toEqual([begun, ...before.inChart]);
  expect(await counted()).toBe(before.counted + 1);

  await signNote(amara, { appointmentId: begun, revision: 1, name: "Amara Okafor" });
  expect(await toSign()).toEqual([]);
  expect(await inChart()).toEqual([begun, ...before.inChart]);
  expect(await counted()).toBe(before.counted);
});

test("somebody else on the care team sees it in the chart once it is signed, and never among their own to sign", async () => {
  const begun = await aDraftOfOneTakenBack("2026-12-28T15:00:00Z");
  expect(await takenBackWithNote(luis, couple.chartId)).toEqual([]);
  const team = { chartId: couple.chartId, therapistId: luis.therapistId ?? "" };
  await db.careTeam.create({ data: { id: newId(), ...team, role: "supervisor" } });
  expect(await takenBackWithNote(luis, couple.chartId)).not.toContain(begun);
  await signNote(amara, { appointmentId: begun, revision: 1, name: "Amara Okafor" });
  expect(await takenBackWithNote(luis, couple.chartId)).toContain(begun);
  expect((await unsignedNotes(luis)).filter((one) => one.takenBack)).toEqual([]);
});
