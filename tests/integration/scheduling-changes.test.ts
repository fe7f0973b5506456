import { expect, test } from "vitest";
import {
  readClientAppointment,
  readTherapistAppointment,
  readTherapistDay,
} from "#app/domain/scheduling/appointment-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { moveNotice } from "#app/domain/scheduling/move-notice";
import { newTimesFor } from "#app/domain/scheduling/new-time-queries.server";
import { setAppointmentStatus, waiveLateFee } from "#app/domain/scheduling/set-appointment-status.server";
import { readWaiveReason } from "#app/domain/scheduling/waive-reason-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { openContent } from "#app/platform/mail/outbound.server";
import {
  amara,
  aPastAppointment,
  at,
  both,
  couple,
  form,
  jobsFor,
  later,
  luis,
  others,
  stranger,
} from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

test("moving keeps the old time until the new one is taken, and tells both", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-08T15:00:00Z"), clock);
  const taken = await bookAppointment(
    others.a,
    form("2026-12-08T18:00:00Z", { chartId: others.chartId, attending: both(others) }),
    clock,
  );
  expect(taken.reference).toBeTruthy();
  const refused = moveAppointment(
    couple.b,
    { appointmentId, version: 1, startsAt: at("2026-12-08T18:00:00Z") },
    clock,
  );
  expect(await codeOf(refused)).toBe("slot-taken");
  expect((await readClientAppointment(couple.a, appointmentId)).startsAt).toBe("2026-12-08T15:00:00.000Z");
  await moveAppointment(couple.b, { appointmentId, version: 1, startsAt: at("2026-12-08T15:30:00Z") }, clock);
  expect(await readClientAppointment(couple.a, appointmentId)).toMatchObject({
    startsAt: "2026-12-08T15:30:00.000Z",
    previousStartsAt: "2026-12-08T15:00:00.000Z",
    version: 2,
    sequence: 1,
  });
  const stale = moveAppointment(
    couple.a,
    { appointmentId, version: 1, startsAt: at("2026-12-08T20:00:00Z") },
    clock,
  );
  expect(await codeOf(stale)).toBe("stale-version");
});

test("inside the window a client agrees to the fee on the button, and undo takes it back", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-11-23T18:00:00Z"), clock);
  const move = { appointmentId, version: 1, startsAt: at("2026-11-24T18:00:00Z") };
  expect(await codeOf(moveAppointment(couple.a, move, clock))).toBe("too-late-to-move");
  const cancel = { appointmentId, version: 1, agreedFeeCents: 0 };
  expect(await codeOf(cancelAppointment(couple.a, cancel, clock))).toBe("fee-not-agreed");
  expect(await cancelAppointment(couple.a, { ...cancel, agreedFeeCents: 16_500 }, clock)).toEqual({
    late: true,
    feeCents: 16_500,
  });
  expect((await readClientAppointment(couple.b, appointmentId)).status).toBe("late_cancelled");
  const [job] = await jobsFor(appointmentId);
  expect(job?.start_after).toEqual(later(3)());
  expect(await undoNow(couple.b, { appointmentId }, later(2))).toBe("cancellation");
  expect((await readClientAppointment(couple.a, appointmentId)).status).toBe("booked");
});

test("the therapist's side cancels without a fee", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-11-23T21:00:00Z"), clock);
  await cancelAppointment(amara, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect((await readClientAppointment(couple.a, appointmentId)).status).toBe("cancelled");
  expect(await jobsFor(appointmentId)).toEqual([]);
});

test("a session marked done reaches billing in the same transaction; of two presses one counts", async () => {
  const appointmentId = await aPastAppointment("2026-11-20");
  const { version } = await readTherapistAppointment(amara, appointmentId);
  const status = { appointmentId, version, status: "done" as const };
  const results = await Promise.allSettled([
    setAppointmentStatus(amara, status, clock),
    setAppointmentStatus(amara, status, clock),
  ]);
  expect(results.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await readTherapistAppointment(amara, appointmentId)).status).toBe("done");
  expect(await jobsFor(appointmentId)).toHaveLength(1);
});

test("a session that has not begun is neither done nor missed", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-09T15:00:00Z"), clock);
  for (const status of ["done", "no_show"] as const) {
    expect(await codeOf(setAppointmentStatus(amara, { appointmentId, version: 1, status }, clock))).toBe(
      "not-started",
    );
  }
});

const hourBefore = (day: string) => () => at(`${day}T14:00:00Z`);

test("a late cancellation that the therapist records is one inside the window, told to both, and can be undone", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-14T15:00:00Z"), clock);
  const recorded = { appointmentId, version: 1, status: "late_cancelled" as const };
  expect(await codeOf(setAppointmentStatus(amara, recorded, clock))).toBe("not-late");
  const dayBefore = () => at("2026-12-13T15:00:00Z");
  await setAppointmentStatus(amara, recorded, dayBefore);
  const mails = { dedupeKey: { contains: appointmentId }, state: "queued" as const };
  const told = await db.outboundMessage.findMany({ where: mails, select: { personId: true } });
  expect(told.map((one) => one.personId)).toEqual(
    expect.arrayContaining([couple.a.personId, couple.b.personId]),
  );
  expect(await undoNow(amara, { appointmentId }, dayBefore)).toBe("cancellation");
  expect((await readTherapistAppointment(amara, appointmentId)).status).toBe("booked");
});

test("a fee is waived with a reason, at once or afterwards", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-10T15:00:00Z"), clock);
  await setAppointmentStatus(
    amara,
    { appointmentId, version: 1, status: "late_cancelled" },
    hourBefore("2026-12-10"),
  );
  await waiveLateFee(amara, { appointmentId, version: 2, reason: "Ill" }, clock);
  expect(await readTherapistAppointment(amara, appointmentId)).toMatchObject({
    status: "late_cancelled",
    feeWaived: true,
  });
  expect(await codeOf(waiveLateFee(couple.a, { appointmentId, version: 3, reason: "No" }, clock))).toBe(
    "not-found",
  );
});

test("why a fee was waived is sealed, read by the care team alone, and nowhere in what the others are given", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-11T15:00:00Z"), clock);
  const status = "late_cancelled" as const;
  const reason = "Was in hospital after a quarrel";
  await setAppointmentStatus(
    amara,
    { appointmentId, version: 1, status, waiveReason: reason },
    hourBefore("2026-12-11"),
  );
  const ofTherapist = await readTherapistAppointment(amara, appointmentId);
  expect(await readWaiveReason(amara, ofTherapist)).toBe(reason);
  for (const actor of [luis, couple.a, couple.b, stranger])
    expect(await readWaiveReason(actor, ofTherapist)).toBeNull();
  for (const actor of [couple.a, couple.b]) {
    const view = await readClientAppointment(actor, appointmentId);
    expect(view.feeWaived).toBe(true);
    expect(JSON.stringify(view)).not.toContain("hospital");
  }
  expect(JSON.stringify(ofTherapist)).not.toContain("hospital");
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT a::text AS text FROM appointment a WHERE a.id = ${appointmentId}::uuid`;
  expect(row?.text).not.toContain(Buffer.from("hospital").toString("hex"));
  const event = { action: "waive-reason-read", objectId: appointmentId, audience: "staff" as const };
  expect(await db.auditEvent.findMany({ where: event, select: { actorPersonId: true } })).toEqual([
    { actorPersonId: amara.personId },
  ]);
});

test("the therapist's day holds only their own", async () => {
  const day = await readTherapistDay(amara, "2026-12-09", clock);
  expect(day.appointments.map((one) => one.startsAt)).toEqual(["2026-12-09T15:00:00.000Z"]);
  expect(await codeOf(readTherapistDay(couple.a, null, clock))).toBe("not-found");
});

test("every booking, change and status leaves its audit event", async () => {
  const actions = await db.auditEvent.findMany({ select: { action: true }, distinct: ["action"] });
  expect(new Set(actions.map((one) => one.action))).toEqual(
    new Set([
      "appointment-booked",
      "appointment-moved",
      "appointment-cancelled",
      "appointment-undone",
      "appointment-status-set",
      "waive-reason-read",
    ]),
  );
});

test("a free late cancellation of the year covers the fee of the first one, and undo gives it back", async () => {
  await db.practice.updateMany({ data: { freeLateCancels: 1 } });
  const late = async (startsAt: string) => {
    const { appointmentId } = await bookAppointment(couple.a, form(startsAt), clock);
    const cancel = async (agreedFeeCents: number) =>
      codeOf(cancelAppointment(couple.a, { appointmentId, version: 1, agreedFeeCents }, clock));
    return { appointmentId, cancel };
  };
  const first = await late("2026-11-23T16:00:00Z");
  expect(await readChange(couple.b, first.appointmentId, clock)).toMatchObject({
    feeCents: 0,
    coveredCents: 16_500,
  });
  expect(await first.cancel(16_500)).toBe("fee-not-agreed");
  expect(await first.cancel(0)).toBe("nothing was refused");
  const { status, feeWaived, freeLateCancel } = await readClientAppointment(couple.a, first.appointmentId);
  expect([status, feeWaived, freeLateCancel]).toEqual(["late_cancelled", true, true]);
  const second = await late("2026-11-23T17:00:00Z");
  expect(await second.cancel(0)).toBe("fee-not-agreed");
  await undoNow(couple.a, { appointmentId: first.appointmentId }, later(2));
  expect((await readClientAppointment(couple.a, first.appointmentId)).feeWaived).toBe(false);
  expect(await second.cancel(0)).toBe("nothing was refused");
  await db.practice.updateMany({ data: { freeLateCancels: 0 } });
});

test("a therapist who cancels can send new times along; a client's own suggestions go nowhere", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-29T15:00:00Z"), clock);
  const view = await readTherapistAppointment(amara, appointmentId);
  const newTimes = await newTimesFor(view, clock);
  expect(newTimes).toHaveLength(3);
  expect(newTimes).not.toContain(view.startsAt);
  const suggest = newTimes.map(at);
  await cancelAppointment(amara, { appointmentId, version: 1, agreedFeeCents: 0, suggest }, clock);
  const { html } = await mailOf(appointmentId, couple.b.personId, "appointment-cancelled");
  for (const time of newTimes) expect(html).toContain(encodeURIComponent(time));
  const other = await bookAppointment(couple.a, form("2026-12-29T17:00:00Z"), clock);
  const cancel = { appointmentId: other.appointmentId, version: 1, agreedFeeCents: 0, suggest };
  await cancelAppointment(couple.a, cancel, clock);
  expect((await mailOf(other.appointmentId, couple.b.personId, "appointment-cancelled")).html).not.toContain(
    "slot=",
  );
});

/** What a mail that still waits will say. */
async function mailOf(appointmentId: string, personId: string, template: string) {
  const message = await db.outboundMessage.findFirstOrThrow({
    where: { personId, template, dedupeKey: { startsWith: `appointment:${appointmentId}:` } },
    select: { id: true, compartmentId: true, contentSealed: true },
  });
  const { compartmentId, contentSealed } = message;
  if (!compartmentId || !contentSealed) throw new Error("The mail has gone");
  return inTransaction((tx) => openContent(tx, { id: message.id, compartmentId, contentSealed }));
}

test("who moves into the window reads before and after what it means, and who works here does not", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-11T15:00:00Z"), clock);
  const terms = "you cannot move it here any more, and canceling costs $165.00";
  const noticeFor = async (reader: Actor) => {
    const change = await readChange(reader, appointmentId, clock);
    const picker = await readMovePicker(change.appointment, { zone: change.zone, days: 14 }, clock);
    return moveNotice(change, picker, clock());
  };
  expect(await noticeFor(couple.a)).toContain(
    "Times up to Tue, Nov 24, 8:00 AM ET begin within 24 hours, and so does the first available one.",
  );
  expect(await noticeFor(couple.a)).toContain(`After that ${terms}.`);
  expect(await noticeFor(amara)).toBeNull();
  const move = { appointmentId, version: 1, startsAt: at("2026-11-23T21:00:00Z") };
  await moveAppointment(couple.b, move, clock);
  const howLong = async (reader: Actor) => (await readChange(reader, appointmentId, later(1))).undo?.howLong;
  expect(await howLong(couple.b)).toContain(`After that ${terms}.`);
  const back = { appointmentId, version: 2, startsAt: at("2026-12-11T15:00:00Z") };
  await moveAppointment(amara, back, later(1));
  expect(await howLong(amara)).not.toContain("After that");
});
