import { beforeAll, expect, test } from "vitest";
import { answerReminder } from "#app/domain/scheduling/answer-reminder.server";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { readLinkedAppointment, readTherapistDay } from "#app/domain/scheduling/appointment-queries.server";
import { attendanceWords } from "#app/domain/scheduling/attendance";
import { attendanceOf, saysToCome } from "#app/domain/scheduling/attendance-queries.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { readReminder } from "#app/domain/scheduling/reminder-queries.server";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { amara, at, couple } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aBookedSession, before, remindersOf } from "#tests/fixtures/reminder-world";
import { NOW } from "#tests/fixtures/scheduling-world";

const STARTS = "2026-12-01T15:00:00Z";
const early = before(STARTS, 40);

let id: string;
let tokens: { a: string; b: string };

/** The token of the link that somebody was mailed. */
async function tokenTo({ personId }: Actor, appointmentId: string): Promise<string> {
  const mail = (await remindersOf(appointmentId)).find((one) => one.personId === personId);
  if (!mail?.contentSealed) throw new Error("Nobody was reminded");
  const { text } = await openContent(db, { ...mail, contentSealed: mail.contentSealed });
  return /\/coming\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? "";
}

async function reminded(startsAt: string) {
  const appointmentId = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 40));
  const [a, b] = [await tokenTo(couple.a, appointmentId), await tokenTo(couple.b, appointmentId)];
  return { appointmentId, a, b };
}

beforeAll(async () => {
  const made = await reminded(STARTS);
  id = made.appointmentId;
  tokens = made;
});

const wordsOf = async () => {
  const { appointments } = await readTherapistDay(amara, "2026-12-01", early);
  return attendanceWords((await attendanceOf(appointments))[id] ?? []);
};

test("to look at the link says nothing; to press the button does, for oneself, and once", async () => {
  for (let looked = 0; looked < 3; looked += 1)
    expect((await readReminder(tokens.a, early)).said).toBe(false);
  expect(await db.attendanceReply.count()).toBe(0);
  expect(await wordsOf()).toBeNull();
  await Promise.all([1, 2, 3].map(() => answerReminder(tokens.a, early)));
  expect(await db.attendanceReply.count()).toBe(1);
  expect((await readReminder(tokens.a, early)).said).toBe(true);
  expect((await readReminder(tokens.b, early)).said).toBe(false);
  const events = await db.auditEvent.findMany({ where: { action: "attendance-confirmed" } });
  expect(events).toMatchObject([
    { objectId: id, chartId: couple.chartId, subjectPersonId: couple.a.personId },
  ]);
});

test("the therapist sees who has answered; a partner sees of themself only", async () => {
  expect(await wordsOf()).toBe("Robin will be there. Sam has not answered.");
  expect(await saysToCome(couple.a, id)).toBe(true);
  expect(await saysToCome(couple.b, id)).toBe(false);
  await answerReminder(tokens.b, early);
  expect(await wordsOf()).toBe("Robin and Sam will be there.");
});

test("it names nobody and nothing, and leads to where the session can be changed until it begins", async () => {
  const view = await readReminder(tokens.a, early);
  expect(JSON.stringify({ ...view, changeTo: "" })).not.toMatch(/Robin|Sam|Amara|couple|counsel/i);
  const change = view.changeTo.split("/").at(-1) ?? "";
  const holder = readAppointmentToken(change, before(STARTS, 0, 1)());
  expect(holder).toEqual({ appointmentId: id, personId: couple.a.personId });
  expect((await readLinkedAppointment(holder)).id).toBe(id);
  expect(() => readAppointmentToken(change, before(STARTS, 0, -1)())).toThrow("link-expired");
});

test("the link ends with the start, and nobody makes one", async () => {
  expect((await readReminder(tokens.a, before(STARTS, 0, 1))).said).toBe(true);
  expect(await codeOf(readReminder(tokens.a, () => at(STARTS)))).toBe("link-expired");
  expect(await codeOf(answerReminder(tokens.a, () => at(STARTS)))).toBe("link-expired");
  const forged = [`${tokens.a.slice(0, 21)}${"A".repeat(22)}`, "A".repeat(43), ""];
  for (const token of forged) expect(await codeOf(answerReminder(token, early))).toBe("link-expired");
});

test("it is over once the session has moved or is canceled, and a reply to the old time says nothing of the new", async () => {
  const starts = "2026-12-02T15:00:00Z";
  const { appointmentId, a, b } = await reminded(starts);
  const when = before(starts, 39);
  await answerReminder(a, when);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-09T15:00:00Z") };
  await moveAppointment(couple.b, move, when);
  for (const token of [a, b]) expect(await codeOf(answerReminder(token, when))).toBe("link-expired");
  expect(await saysToCome(couple.a, appointmentId)).toBe(false);

  const second = await reminded("2026-12-03T15:00:00Z");
  const cancel = { appointmentId: second.appointmentId, version: 1, agreedFeeCents: 0 };
  await cancelAppointment(couple.a, cancel, before("2026-12-03T15:00:00Z", 39));
  expect(await codeOf(answerReminder(second.b, before("2026-12-03T15:00:00Z", 38)))).toBe("link-expired");
});

test("who has left the chart says nothing more about its sessions", async () => {
  const member = { where: { chartId: couple.chartId, personId: couple.b.personId } };
  await db.chartMember.updateMany({ ...member, data: { leftAt: NOW } });
  expect(await codeOf(readReminder(tokens.b, early))).toBe("link-expired");
  await db.chartMember.updateMany({ ...member, data: { leftAt: null } });
});
