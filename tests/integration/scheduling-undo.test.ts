import { expect, test } from "vitest";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import {
  listChartAppointments,
  listClientAppointments,
  readClientAppointment,
  readTherapistAppointment,
  readTherapistDay,
} from "#app/domain/scheduling/appointment-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readCalendarFeed } from "#app/domain/scheduling/calendar-feed-queries.server";
import { readCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { lockAppointments } from "#app/domain/scheduling/internal/calendar-lock.server";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { amara, aPastAppointment, at, couple, form, jobsFor, later } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const invoicesOf = (appointmentId: string) => db.invoice.count({ where: { appointmentId } });

test.each(["done", "no_show", "late_cancelled"] as const)(
  "a session marked %s by mistake is open again with one press, and nothing was billed",
  async (status) => {
    const days = { done: "2026-11-16", no_show: "2026-11-17", late_cancelled: "2026-11-18" };
    const appointmentId = await aPastAppointment(days[status]);
    const { version } = await readTherapistAppointment(amara, appointmentId);
    await setAppointmentStatus(amara, { appointmentId, version, status }, clock);
    expect(await jobsFor(appointmentId)).toEqual([{ start_after: later(3)() }]);
    await invoiceFromAppointment({ appointmentId }, later(2));
    expect(await invoicesOf(appointmentId)).toBe(0);

    expect((await readChange(couple.a, appointmentId, later(1))).undo).toBeNull();
    expect(await codeOf(undoNow(couple.a, { appointmentId }, later(1)))).toBe("others-change");
    expect((await readChange(amara, appointmentId, later(1))).undo?.what).toBe("outcome");
    expect(await undoNow(amara, { appointmentId }, later(1))).toBe("outcome");

    const row = await db.appointment.findUniqueOrThrow({
      where: { id: appointmentId },
      select: { status: true, doneAt: true, cancelledAt: true, undoUntil: true, members: true },
    });
    expect(row).toMatchObject({ status: "booked", doneAt: null, cancelledAt: null, undoUntil: null });
    expect(row.members.map((one) => one.live)).toEqual([true, true]);
    await invoiceFromAppointment({ appointmentId }, later(4));
    expect(await invoicesOf(appointmentId)).toBe(0);

    const again = await readTherapistAppointment(amara, appointmentId);
    await setAppointmentStatus(amara, { appointmentId, version: again.version, status }, later(5));
    expect(await codeOf(undoNow(amara, { appointmentId }, later(9)))).toBe("undo-over");
    await invoiceFromAppointment({ appointmentId }, later(9));
    expect(await invoicesOf(appointmentId)).toBe(1);
  },
);

test("what the practice canceled, a client cannot put back; the office can", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T15:00:00Z"), clock);
  await cancelAppointment(amara, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect((await readChange(couple.b, appointmentId, later(1))).undo).toBeNull();
  expect(await codeOf(undoNow(couple.b, { appointmentId }, later(1)))).toBe("others-change");
  const person = await aPerson("Office");
  const office = forPractice({ ...person, roles: ["admin"], permissions: ["practice"] });
  expect((await readChange(office, appointmentId, later(1))).undo?.what).toBe("cancellation");
  expect(await undoNow(office, { appointmentId }, later(1))).toBe("cancellation");
});

test("nobody undoes behind the back of the other side what it booked, moved or canceled", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-03T15:00:00Z"), clock);
  const refused = async (party: typeof couple.a, minutes: number) => {
    expect((await readChange(party, appointmentId, later(minutes))).undo).toBeNull();
    expect(await codeOf(undoNow(party, { appointmentId }, later(minutes)))).toBe("others-change");
  };
  await refused(amara, 1);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-03T16:00:00Z") };
  await moveAppointment(amara, move, later(1));
  await refused(couple.b, 2);
  expect(await undoNow(amara, { appointmentId }, later(2))).toBe("move");
  const cancel = { appointmentId, version: 3, agreedFeeCents: 0 };
  await cancelAppointment(couple.a, cancel, later(4));
  await refused(amara, 5);
});

test("undo takes back what the page showed, and nothing that came after it", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-03T18:00:00Z"), clock);
  const cancel = { appointmentId, version: 1, agreedFeeCents: 0 };
  await cancelAppointment(couple.b, cancel, later(1));
  const shown = undoBooking(couple.a, { appointmentId, version: 1, count: 1 }, later(2));
  expect(await codeOf(shown)).toBe("stale-version");
  expect((await readClientAppointment(couple.a, appointmentId)).status).toBe("cancelled");
});

test("an undo that waits until its minutes are over comes too late, however early it was pressed", async () => {
  const appointmentId = await aPastAppointment("2026-11-13");
  const { version } = await readTherapistAppointment(amara, appointmentId);
  await setAppointmentStatus(amara, { appointmentId, version, status: "done" }, clock);
  let now = later(2)();
  let letGo = () => {};
  const waiting = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held = inTransaction(async (tx) => {
    await lockAppointments(tx, [appointmentId]);
    await waiting;
  });
  const undo = codeOf(undoNow(amara, { appointmentId }, () => now));
  await expect.poll(() => waitingForLocks()).toBe(1);
  now = later(4)();
  letGo();
  await held;
  expect(await undo).toBe("undo-over");
});

/** How many statements of this test's database wait for somebody's row. */
const waitingForLocks = async () => {
  const [row] = await db.$queryRaw<{ many: number }[]>`
    SELECT count(*)::int AS many FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE%'`;
  return row?.many;
};

test("what one partner canceled, the other puts back", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T18:00:00Z"), clock);
  await cancelAppointment(couple.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect(await undoNow(couple.b, { appointmentId }, later(1))).toBe("cancellation");
});

test("a booking that is taken back stands in no list, no calendar and no feed; its own page says so", async () => {
  const kept = await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-02T18:00:00Z"), clock);
  await cancelAppointment(
    couple.a,
    { appointmentId: kept.appointmentId, version: 1, agreedFeeCents: 0 },
    clock,
  );
  expect(await undoNow(couple.a, { appointmentId }, later(1))).toBe("booking");
  expect(await readClientAppointment(couple.b, appointmentId)).toMatchObject({
    status: "cancelled",
    takenBack: true,
  });

  const own = await listClientAppointments(couple.b, clock);
  const lists = {
    client: [...own.upcoming, ...own.past].map((one) => one.id),
    chart: (await listChartAppointments(amara, couple.chartId)).map((one) => one.id),
    day: (await readTherapistDay(amara, "2026-12-02", clock)).appointments.map((one) => one.id),
    calendar: (await readCalendar(amara, { view: "day", date: "2026-12-02" }, clock)).blocks.map(
      (one) => one.to?.split("/").at(-1) ?? "",
    ),
  };
  for (const [name, ids] of Object.entries(lists)) {
    expect(ids, name).toContain(kept.appointmentId);
    expect(ids, name).not.toContain(appointmentId);
  }
  await db.roleGrant.create({ data: { id: newId(), personId: couple.a.personId, role: "client" } });
  const { address } = await makeCalendarFeed(couple.a, clock);
  const token = new URL(address).pathname.split("/")[2] ?? "";
  const feed = await readCalendarFeed({ token, address: "here" }, clock);
  expect(feed).toContain(kept.appointmentId);
  expect(feed).not.toContain(appointmentId);
});
