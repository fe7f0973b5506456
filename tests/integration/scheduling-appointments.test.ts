import { beforeAll, expect, test } from "vitest";
import {
  listChartAppointments,
  listClientAppointments,
  readClientAppointment,
  readTherapistAppointment,
  readTherapistDay,
  readTherapistWeek,
} from "#app/domain/scheduling/appointment-queries.server";
import { type AppointmentInput, bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { setAppointmentStatus, waiveLateFee } from "#app/domain/scheduling/set-appointment-status.server";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  aCouple,
  aPerson,
  aPractice,
  clock,
  NOW,
  type WorldTherapist,
} from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;
let couple: { a: Actor; b: Actor; chartId: string };
let others: { a: Actor; b: Actor; chartId: string };
let stranger: Actor;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  couple = await aCouple(amara);
  others = await aCouple(amara, ["Kim", "Lee"]);
  stranger = await aPerson("Nobody");
});

const at = (iso: string) => new Date(iso);
const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000);
const both = (one: { a: Actor; b: Actor }, states: [string, string] = ["VA", "NC"]) => [
  { personId: one.a.personId, state: states[0] },
  { personId: one.b.personId, state: states[1] },
];
const form = (startsAt: string, change: Partial<AppointmentInput> = {}): AppointmentInput => ({
  chartId: couple.chartId,
  therapistSlug: amara.slug,
  serviceSlug: "couple-50",
  startsAt: at(startsAt),
  attending: both(couple),
  agreedCents: 16_500,
  requestKey: newId(),
  ...change,
});
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing was refused",
    (error: { code?: string }) => error.code ?? String(error),
  );
const jobsFor = async (appointmentId: string) =>
  db.$queryRawUnsafe<{ start_after: Date }[]>(
    "SELECT start_after FROM pgboss.job WHERE data->>'job' = 'billing.appointment-closed' AND data->'payload'->>'appointmentId' = $1",
    appointmentId,
  );
/** A booked session in the near past, as the therapist finds it after the hour. */
async function aPastAppointment(day: string): Promise<string> {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-18T15:00:00Z"), clock);
  const times = { startsAt: at(`${day}T15:00:00Z`), endsAt: at(`${day}T15:50:00Z`) };
  await db.appointment.update({
    where: { id: appointmentId },
    data: { ...times, blockedFrom: times.startsAt, blockedUntil: times.endsAt, undoUntil: null },
  });
  await db.appointmentMember.updateMany({ where: { appointmentId }, data: times });
  return appointmentId;
}

test("either partner books for both, at the agreed price, and both are told at their own address", async () => {
  const { appointmentId } = await bookAppointment(couple.b, form("2026-11-25T15:00:00Z"), clock);
  const seen = await readClientAppointment(couple.a, appointmentId);
  expect(seen).toMatchObject({ status: "booked", agreedCents: 16_500, chart: { id: couple.chartId } });
  expect(seen.attending.map((one) => [one.chosenName, one.state])).toEqual([
    ["Robin", "VA"],
    ["Sam", "NC"],
  ]);
  const mails = await db.outboundMessage.findMany({ where: { dedupeKey: { contains: appointmentId } } });
  expect(new Set(mails.map((mail) => mail.personId))).toEqual(
    new Set([couple.a.personId, couple.b.personId]),
  );
  expect(await readTherapistAppointment(amara, appointmentId)).toMatchObject({ id: appointmentId });
});

test("somebody else's appointment is not found, whoever asks", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-11-25T17:00:00Z"), clock);
  for (const actor of [stranger, others.a]) {
    expect(await codeOf(readClientAppointment(actor, appointmentId))).toBe("not-found");
    expect(
      await codeOf(cancelAppointment(actor, { appointmentId, version: 1, agreedFeeCents: 0 }, clock)),
    ).toBe("not-found");
    const move = { appointmentId, version: 1, startsAt: at("2026-11-26T15:00:00Z") };
    expect(await codeOf(moveAppointment(actor, move, clock))).toBe("not-found");
    expect(await codeOf(undoBooking(actor, { appointmentId }, clock))).toBe("not-found");
  }
  expect(await codeOf(readTherapistAppointment(luis, appointmentId))).toBe("not-found");
  const status = { appointmentId, version: 1, status: "late_cancelled" as const };
  expect(await codeOf(setAppointmentStatus(luis, status, clock))).toBe("not-found");
  expect(await codeOf(setAppointmentStatus(couple.a, status, clock))).toBe("not-found");
  expect(await listChartAppointments(luis, couple.chartId)).toEqual([]);
});

test("a booking is refused for a chart, therapist, service, member or price that does not fit", async () => {
  const when = "2026-11-26T15:00:00Z";
  expect(await codeOf(bookAppointment(stranger, form(when), clock))).toBe("not-found");
  expect(await codeOf(bookAppointment(couple.a, form(when, { therapistSlug: luis.slug }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { serviceSlug: "individual-50" }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { attending: both(others) }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { attending: [] }), clock))).toBe(
    "nobody-attends",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { agreedCents: 1 }), clock))).toBe(
    "price-changed",
  );
  expect(
    await codeOf(bookAppointment(couple.a, form(when, { attending: both(couple, ["VA", "MD"]) }), clock)),
  ).toBe("not-licensed");
});

test("nobody attends two sessions at once, also with two therapists", async () => {
  const secondChart = await aCouple(luis, ["X", "Y"]);
  await db.chartMember.create({
    data: { id: newId(), chartId: secondChart.chartId, personId: couple.a.personId, joinOrder: 3 },
  });
  await bookAppointment(couple.a, form("2026-11-27T15:00:00Z"), clock);
  const clash = form("2026-11-27T15:30:00Z", {
    chartId: secondChart.chartId,
    therapistSlug: luis.slug,
    attending: [{ personId: couple.a.personId, state: "VA" }],
  });
  expect(await codeOf(bookAppointment(couple.a, clash, clock))).toBe("person-busy");
});

test("rivals on two forms of two couples for overlapping slots: one wins, nobody deadlocks", async () => {
  const starts = ["15:00", "15:30", "16:00"];
  const results = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => {
      const pair = index % 2 === 0 ? couple : others;
      return bookAppointment(
        pair.a,
        form(`2026-12-07T${starts[index % 3]}:00Z`, { chartId: pair.chartId, attending: both(pair) }),
        clock,
      );
    }),
  );
  const codes = results
    .filter((one) => one.status === "rejected")
    .map((one) => (one.reason as { code?: string }).code);
  expect(new Set(codes)).toEqual(new Set(["slot-taken"]));
  const rows = await db.appointment.findMany({
    where: {
      therapistId: amara.therapistId,
      startsAt: { gte: at("2026-12-07T00:00:00Z"), lt: at("2026-12-08T00:00:00Z") },
    },
    orderBy: { startsAt: "asc" },
  });
  expect(rows.length).toBe(results.filter((one) => one.status === "fulfilled").length);
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    if (next) expect(row.blockedUntil.getTime()).toBeLessThanOrEqual(next.blockedFrom.getTime());
  });
});

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
  expect(await undoBooking(couple.b, { appointmentId }, later(2))).toBe("cancellation");
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

test("a fee is waived with a reason, at once or afterwards", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-10T15:00:00Z"), clock);
  await setAppointmentStatus(amara, { appointmentId, version: 1, status: "late_cancelled" }, clock);
  await waiveLateFee(amara, { appointmentId, version: 2, reason: "Ill" }, clock);
  expect(await readTherapistAppointment(amara, appointmentId)).toMatchObject({
    status: "late_cancelled",
    feeWaivedReason: "Ill",
  });
  expect(await codeOf(waiveLateFee(couple.a, { appointmentId, version: 3, reason: "No" }, clock))).toBe(
    "not-found",
  );
});

test("a therapist books for the caseload, by the same rules", async () => {
  const booked = await bookAppointment(amara, form("2026-12-11T15:00:00Z"), clock);
  expect(booked.reference).toHaveLength(8);
  expect(await codeOf(bookAppointment(amara, form("2026-12-12T15:00:00Z"), clock))).toBe("not-an-opening");
});

test("who joined later sees no appointment from before they may see joint items", async () => {
  const appointmentId = await aPastAppointment("2026-11-19");
  const late = await aPerson("Late");
  await db.chartMember.create({
    data: { id: newId(), chartId: couple.chartId, personId: late.personId, joinOrder: 3, seesJointFrom: NOW },
  });
  expect(await codeOf(readClientAppointment(late, appointmentId))).toBe("not-found");
  const seen = await listClientAppointments(late, clock);
  expect(seen.past.every((one) => Date.parse(one.endsAt) > NOW.getTime())).toBe(true);
  await db.chartMember.deleteMany({ where: { personId: late.personId } });
});

test("a client's list has what is planned, soonest first, and the past, latest first", async () => {
  const { next, upcoming, past } = await listClientAppointments(couple.a, clock);
  const starts = upcoming.map((one) => one.startsAt);
  expect(starts).toEqual([...starts].sort());
  expect(next).toEqual(upcoming[0]);
  expect(upcoming.every((one) => one.status === "booked")).toBe(true);
  const before = past.map((one) => one.startsAt);
  expect(before).toEqual([...before].sort().reverse());
});

test("the therapist's week runs from Monday to Sunday and holds only their own", async () => {
  const week = await readTherapistWeek(amara, "2026-12-09", clock);
  expect([week.fromDate, week.toDate]).toEqual(["2026-12-07", "2026-12-14"]);
  expect(week.appointments.length).toBeGreaterThan(2);
  expect(week.appointments.every((one) => one.therapist.id === amara.therapistId)).toBe(true);
  const day = await readTherapistDay(amara, "2026-12-09", clock);
  expect(day.appointments.map((one) => one.startsAt)).toEqual(["2026-12-09T15:00:00.000Z"]);
  expect(await codeOf(readTherapistWeek(couple.a, null, clock))).toBe("not-found");
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
    ]),
  );
});
