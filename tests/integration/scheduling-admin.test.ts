import { beforeAll, expect, test } from "vitest";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readCalendar, readPracticeCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { listDeskHouseholds } from "#app/domain/scheduling/desk-queries.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { listServicesOf } from "#app/domain/scheduling/therapist-service-queries.server";
import type { Actor, Permission } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { amara, at, both, couple, form, later, luis, others } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, clock, NOW } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const anAdmin = async (name: string, permission: Permission): Promise<Actor> => ({
  ...(await aPerson(name)),
  roles: ["admin"],
  permissions: [permission],
});

let office: Actor;
let biller: Actor;

beforeAll(async () => {
  office = await anAdmin("Office", "practice");
  biller = await anAdmin("Biller", "billing");
});

const actionsOn = async (appointmentId: string) => {
  const rows = await db.auditEvent.findMany({
    where: { objectId: appointmentId },
    orderBy: { at: "asc" },
    select: { action: true, actingRole: true, actorPersonId: true },
  });
  return rows.map(({ action, actingRole, actorPersonId }) => [
    action,
    actingRole,
    actorPersonId === office.personId,
  ]);
};

test("an admin books an opening for a household; both partners are told, and nothing was overridden", async () => {
  const { appointmentId } = await bookAppointment(forPractice(office), form("2026-11-30T15:00:00Z"), clock);
  expect((await readChange(forPractice(office), appointmentId, later(1))).appointment).toMatchObject({
    status: "booked",
    agreedCents: 16_500,
  });
  const mails = await db.outboundMessage.findMany({ where: { dedupeKey: { contains: appointmentId } } });
  expect(new Set(mails.map((mail) => mail.personId))).toEqual(
    new Set([couple.a.personId, couple.b.personId]),
  );
  expect(await actionsOn(appointmentId)).toEqual([["appointment-booked", "admin", true]]);
});

test("an admin takes a time outside the hours, inside the notice, on a full or closed day, and the log says so", async () => {
  const evening = form("2026-12-01T01:00:00Z");
  expect(await codeOf(bookAppointment(forPractice(office), evening, clock))).toBe("not-an-opening");
  const { appointmentId } = await bookAppointment(forPractice(office), { ...evening, anyTime: true }, clock);
  expect(await actionsOn(appointmentId)).toEqual([
    ["appointment-booked", "admin", true],
    ["booking-rules-overridden", "admin", true],
  ]);
  const soon = form("2026-11-23T14:05:00Z", { anyTime: true });
  expect(await codeOf(bookAppointment(forPractice(office), soon, clock))).toBe("nothing was refused");

  await db.therapist.update({ where: { id: amara.therapistId }, data: { dailyMaximum: 1 } });
  await db.practiceHoliday.create({
    data: { id: newId(), onDate: toDateColumn("2026-12-02"), name: "Closed" },
  });
  for (const [hour, key] of [
    ["15", "a"],
    ["17", "b"],
  ]) {
    const wish = form(`2026-12-02T${hour}:00:00Z`, { anyTime: true });
    expect(await codeOf(bookAppointment(forPractice(office), wish, clock)), key).toBe("nothing was refused");
  }
  await db.therapist.update({ where: { id: amara.therapistId }, data: { dailyMaximum: 8 } });
  await db.practiceHoliday.deleteMany();
});

test("no admin takes a time that is past, or at which the therapist or a member has something else", async () => {
  const any = { anyTime: true };
  await bookAppointment(couple.a, form("2026-12-03T15:00:00Z"), clock);
  const kim = { ...any, chartId: others.chartId, attending: both(others) };
  for (const start of ["14:15", "15:00", "15:30", "15:55"]) {
    const wish = form(`2026-12-03T${start}:00Z`, kim);
    expect(await codeOf(bookAppointment(forPractice(office), wish, clock)), start).toBe("slot-taken");
  }
  // The session ends at 15:50 and keeps ten minutes free behind it.
  expect(await codeOf(bookAppointment(forPractice(office), form("2026-12-03T16:00:00Z", kim), clock))).toBe(
    "nothing was refused",
  );
  const past = form(new Date(NOW.getTime() - 60_000).toISOString(), any);
  expect(await codeOf(bookAppointment(forPractice(office), past, clock))).toBe("not-an-opening");

  await db.chart.update({
    where: { id: couple.chartId },
    data: {
      careTeam: { create: { id: newId(), therapistId: luis.therapistId, role: "member", validFrom: NOW } },
    },
  });
  const elsewhere = form("2026-12-03T15:20:00Z", {
    ...any,
    therapistSlug: luis.slug,
    attending: both(couple, ["VA", "VA"]),
  });
  expect(await codeOf(bookAppointment(forPractice(office), elsewhere, clock))).toBe("person-busy");
});

test("no admin books what the therapist has no license for, or a therapist who is not on the care team", async () => {
  const maryland = form("2026-12-04T15:00:00Z", { anyTime: true, attending: both(couple, ["VA", "MD"]) });
  expect(await codeOf(bookAppointment(forPractice(office), maryland, clock))).toBe("not-licensed");
  const stranger = form("2026-12-04T15:00:00Z", {
    ...{ anyTime: true, chartId: others.chartId, attending: both(others, ["VA", "VA"]) },
    therapistSlug: luis.slug,
  });
  expect(await codeOf(bookAppointment(forPractice(office), stranger, clock))).toBe("not-found");
});

test("rival admins for one time outside the hours: one of them has it", async () => {
  const tries = Array.from({ length: 12 }, () =>
    codeOf(bookAppointment(forPractice(office), form("2026-12-06T02:00:00Z", { anyTime: true }), clock)),
  );
  const codes = await Promise.all(tries);
  expect(codes.filter((code) => code === "nothing was refused")).toHaveLength(1);
  expect(new Set(codes)).toEqual(new Set(["nothing was refused", "slot-taken"]));
});

test("nobody but an admin of the practice overrides anything or acts for the practice", async () => {
  const wish = form("2026-12-08T01:00:00Z", { anyTime: true });
  for (const actor of [amara, couple.a, biller, office]) {
    expect(await codeOf(bookAppointment(actor, wish, clock))).toBe("not-found");
  }
  for (const actor of [amara, couple.a, biller]) {
    expect(() => forPractice(actor)).toThrow("not-found");
    const forged = { ...actor, forPractice: true as const };
    expect(await codeOf(bookAppointment(forged, wish, clock))).toBe("not-found");
  }
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-08T15:00:00Z"), clock);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-08T01:00:00Z"), anyTime: true };
  expect(await codeOf(moveAppointment(amara, move, clock))).toBe("not-found");
  for (const actor of [biller, office]) {
    expect(await codeOf(readChange(actor, appointmentId, clock))).toBe("not-found");
  }
});

test("an admin moves to a time outside the hours, cancels inside the window without a fee, and takes it back", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-09T15:00:00Z"), clock);
  const move = { appointmentId, version: 1, startsAt: at("2026-11-24T01:30:00Z") };
  expect(await codeOf(moveAppointment(forPractice(office), move, clock))).toBe("not-an-opening");
  await moveAppointment(forPractice(office), { ...move, anyTime: true }, clock);
  expect(await actionsOn(appointmentId)).toEqual([
    ["appointment-booked", "client", false],
    ["appointment-moved", "admin", true],
    ["booking-rules-overridden", "admin", true],
  ]);
  const change = await readChange(forPractice(office), appointmentId, later(5));
  expect(change).toMatchObject({ open: true, late: false, feeCents: 0 });
  const { version } = change.appointment;
  expect(
    await cancelAppointment(forPractice(office), { appointmentId, version, agreedFeeCents: 0 }, later(5)),
  ).toEqual({ late: false, feeCents: 0 });
  expect(await undoNow(forPractice(office), { appointmentId }, later(6))).toBe("cancellation");
});

test("all therapists stand side by side; who does the billing reads time, service and status and no name", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-10T15:00:00Z"), clock);
  const asked = { view: "day", date: "2026-12-10", therapist: null } as const;
  const seen = await readPracticeCalendar(office, asked, clock);
  expect(seen.columns.map((column) => [column.id, column.open])).toEqual(
    [amara, luis].map(({ slug }) => [slug, [{ fromMinute: 540, toMinute: 1020 }]]),
  );
  expect(seen.blocks).toEqual([
    expect.objectContaining({
      column: amara.slug,
      to: `/admin/sessions/${appointmentId}`,
      moveTo: `/admin/sessions/${appointmentId}/move`,
      title: "Robin & Sam",
      fullText: "Thu, Dec 10, 10:00 AM ET, Robin & Sam, Couple session, 50 minutes, Booked",
    }),
  ]);
  const billing = await readPracticeCalendar(biller, asked, clock);
  expect(billing.manages).toBe(false);
  expect(JSON.stringify(billing)).not.toMatch(/Robin|Sam|sessions/);
  expect(billing.blocks).toEqual([
    expect.objectContaining({
      title: "Couple session, 50 minutes",
      to: null,
      moveTo: null,
      status: "Booked",
    }),
  ]);
  for (const actor of [amara, couple.a])
    expect(await codeOf(readPracticeCalendar(actor, asked, clock))).toBe("not-found");
});

test("the week of one therapist shows open hours, time off and holidays by name", async () => {
  const off = { id: newId(), therapistId: luis.therapistId, kind: "closed" as const };
  const [onDate, throughDate] = [toDateColumn("2026-12-15"), toDateColumn("2026-12-16")];
  await db.availabilityException.create({
    data: { ...off, onDate, throughDate, fromMinute: 720, toMinute: 780 },
  });
  const christmas = { id: newId(), onDate: toDateColumn("2026-12-18"), name: "Staff day" };
  await db.practiceHoliday.create({ data: christmas });
  const asked = { view: "week", date: "2026-12-17", therapist: luis.slug } as const;
  const week = await readPracticeCalendar(office, asked, clock);
  expect(week.of).toEqual({ slug: luis.slug, name: "Luis" });
  const day = (id: string) => week.columns.find((column) => column.id === id);
  expect(day("2026-12-15")).toMatchObject({
    open: [
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 1020 },
    ],
    off: [{ fromMinute: 720, toMinute: 780, label: "Time off" }],
  });
  expect(day("2026-12-18")).toMatchObject({
    open: [],
    off: [{ label: "Closed: Staff day" }],
    note: "Staff day",
  });
  const own = await readCalendar(luis, { view: "agenda", date: "2026-12-17" }, clock);
  expect(own.columns).toEqual(week.columns);
  await db.availabilityException.deleteMany();
  await db.practiceHoliday.deleteMany();
});

test("the desk lists names and care teams to who manages the practice alone", async () => {
  const listed = await listDeskHouseholds(forPractice(office), { therapist: amara.slug });
  expect(listed.map((one) => one.label)).toEqual(["Kim & Lee", "Robin & Sam"]);
  expect(listed[1]?.members.map((one) => one.chosenName)).toEqual(["Robin", "Sam"]);
  expect(listed[0]?.therapists.map((one) => one.slug)).toEqual([amara.slug]);
  for (const actor of [biller, amara, couple.a]) {
    const forged = { ...actor, forPractice: true as const };
    expect(await codeOf(listDeskHouseholds(forged))).toBe("not-found");
    expect(await codeOf(listServicesOf(forged, amara.therapistId))).toBe("not-found");
  }
});
