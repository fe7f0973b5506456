import { expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { at, couple, form, later } from "#tests/fixtures/booked-world";
import { OwnCalendar, readCalendar } from "#tests/fixtures/calendar-reader";
import { clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

/** What was mailed to somebody about an appointment, oldest first; `sent` as if their minutes were over. */
async function mailsTo({ personId }: Actor, appointmentId: string) {
  const rows = await db.outboundMessage.findMany({
    where: { personId, dedupeKey: { startsWith: `appointment:${appointmentId}:` } },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    rows.map(async ({ contentSealed, ...row }) => {
      if (!contentSealed) return { ...row, file: "" };
      const { attachments } = await openContent(db, { ...row, contentSealed });
      return { ...row, file: Buffer.from(attachments[0]?.base64 ?? "", "base64").toString() };
    }),
  );
}

const letThemGo = (appointmentId: string) =>
  db.outboundMessage.updateMany({
    where: { dedupeKey: { startsWith: `appointment:${appointmentId}:` }, state: "queued" },
    data: { state: "sent" },
  });

const uidOf = (appointmentId: string) => `${appointmentId}@localhost`;

test("from booking over moving to cancelling and back every file is the same entry, each newer than the last", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T15:00:00Z"), clock);
  const downloads = [await calendarFileOf(couple.a, appointmentId, clock)];
  await letThemGo(appointmentId);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-01T17:00:00Z") };
  await moveAppointment(couple.b, move, later(10));
  downloads.push(await calendarFileOf(couple.a, appointmentId, later(10)));
  await letThemGo(appointmentId);
  const cancel = { appointmentId, version: 2, agreedFeeCents: 0 };
  await cancelAppointment(couple.a, cancel, later(20));
  downloads.push(await calendarFileOf(couple.b, appointmentId, later(20)));
  await undoNow(couple.b, { appointmentId }, later(21));
  downloads.push(await calendarFileOf(couple.a, appointmentId, later(21)));
  await cancelAppointment(couple.a, { ...cancel, version: 4 }, later(30));
  await letThemGo(appointmentId);
  downloads.push(await calendarFileOf(couple.a, appointmentId, later(30)));

  for (const person of [couple.a, couple.b]) {
    const mails = await mailsTo(person, appointmentId);
    const sent = mails.filter(({ state }) => state === "sent").map(({ file }) => readCalendar(file));
    expect(sent.map(({ method }) => method)).toEqual(["PUBLISH", "REQUEST", "CANCEL"]);
    const entries = sent.flatMap((one) => one.entries);
    expect(new Set(entries.map(({ uid }) => uid))).toEqual(new Set([uidOf(appointmentId)]));
    expect(entries.map(({ sequence }) => sequence)).toEqual([0, 1, 4]);
    expect(entries.map(({ status }) => status)).toEqual(["", "", "CANCELLED"]);
  }

  const own = new OwnCalendar();
  const starts = downloads.map((file) => {
    own.take(file);
    return own.starts;
  });
  expect(starts).toEqual([
    ["2026-12-01T15:00:00.000Z"],
    ["2026-12-01T17:00:00.000Z"],
    [],
    ["2026-12-01T17:00:00.000Z"],
    [],
  ]);
  const numbers = downloads.flatMap((file) => readCalendar(file).entries.map(({ sequence }) => sequence));
  expect(numbers).toEqual([0, 1, 2, 3, 4]);
  expect(own.entries.map(({ uid }) => uid)).toEqual([uidOf(appointmentId)]);
});

test("a booking that was moved and moved back within its minutes is told after all", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-02T17:00:00Z") };
  await moveAppointment(couple.a, move, later(1));
  await undoNow(couple.a, { appointmentId }, later(2));
  for (const person of [couple.a, couple.b]) {
    const waiting = (await mailsTo(person, appointmentId)).filter(({ state }) => state === "queued");
    expect(waiting.map(({ template, sendAt }) => [template, sendAt])).toEqual([
      ["appointment-booked", later(2)()],
    ]);
    expect(readCalendar(waiting[0]?.file ?? "").entries).toMatchObject([
      { uid: uidOf(appointmentId), sequence: 2, startsAt: "2026-12-02T15:00:00.000Z" },
    ]);
  }
});

test("a move that was cancelled and taken back within its minutes is told after all", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-03T15:00:00Z"), clock);
  await letThemGo(appointmentId);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-03T17:00:00Z") };
  await moveAppointment(couple.a, move, later(10));
  await cancelAppointment(couple.b, { appointmentId, version: 2, agreedFeeCents: 0 }, later(11));
  await undoNow(couple.b, { appointmentId }, later(12));
  const waiting = (await mailsTo(couple.a, appointmentId)).filter(({ state }) => state === "queued");
  expect(waiting.map(({ template }) => template)).toEqual(["appointment-moved"]);
});

test("what was told already, or is taken back as a whole, is not told again", async () => {
  const told = await bookAppointment(couple.a, form("2026-12-04T15:00:00Z"), clock);
  await letThemGo(told.appointmentId);
  await cancelAppointment(couple.a, { ...told, version: 1, agreedFeeCents: 0 }, later(10));
  await undoNow(couple.a, told, later(11));
  const undone = await bookAppointment(couple.a, form("2026-12-04T18:00:00Z"), clock);
  await undoNow(couple.a, undone, later(1));
  for (const { appointmentId } of [told, undone]) {
    const mails = await mailsTo(couple.a, appointmentId);
    expect(mails.filter(({ state }) => state === "queued")).toEqual([]);
  }
});
