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
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { amara, aPastAppointment, couple, form, jobsFor, later } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";

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
    expect(await codeOf(undoBooking(couple.a, { appointmentId }, later(1)))).toBe("undo-over");
    const undone = status === "late_cancelled" ? "cancellation" : "outcome";
    expect((await readChange(amara, appointmentId, later(1))).undo).toBe(undone);
    expect(await undoBooking(amara, { appointmentId }, later(1))).toBe(undone);

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
    expect(await codeOf(undoBooking(amara, { appointmentId }, later(9)))).toBe("undo-over");
    await invoiceFromAppointment({ appointmentId }, later(9));
    expect(await invoicesOf(appointmentId)).toBe(1);
  },
);

test("what the practice canceled, a client cannot put back; the office can", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T15:00:00Z"), clock);
  await cancelAppointment(amara, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect((await readChange(couple.b, appointmentId, later(1))).undo).toBeNull();
  expect(await codeOf(undoBooking(couple.b, { appointmentId }, later(1)))).toBe("undo-over");
  const person = await aPerson("Office");
  const office = forPractice({ ...person, roles: ["admin"], permissions: ["practice"] });
  expect((await readChange(office, appointmentId, later(1))).undo).toBe("cancellation");
  expect(await undoBooking(office, { appointmentId }, later(1))).toBe("cancellation");
});

test("what one partner canceled, the other puts back", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T18:00:00Z"), clock);
  await cancelAppointment(couple.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect(await undoBooking(couple.b, { appointmentId }, later(1))).toBe("cancellation");
});

test("a booking that is taken back stands in no list, no calendar and no feed; its own page says so", async () => {
  const kept = await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-02T18:00:00Z"), clock);
  await cancelAppointment(
    couple.a,
    { appointmentId: kept.appointmentId, version: 1, agreedFeeCents: 0 },
    clock,
  );
  expect(await undoBooking(couple.a, { appointmentId }, later(1))).toBe("booking");
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
