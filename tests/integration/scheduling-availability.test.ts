import { expect, test } from "vitest";
import { addFederalHolidays, addHoliday, removeHoliday } from "#app/domain/practice/edit-holidays.server";
import { listHolidays } from "#app/domain/practice/holiday-queries.server";
import { readAvailability } from "#app/domain/scheduling/availability-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readOpeningRules } from "#app/domain/scheduling/opening-rules-queries.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import {
  addDatedChange,
  addHours,
  endHours,
  removeDatedChange,
} from "#app/domain/scheduling/set-availability.server";
import { db } from "#app/platform/db/client.server";
import { amara, at, couple, form, luis, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";

async function openOn(date: string): Promise<string[]> {
  const asked = { serviceSlug: "couple-50", therapistSlug: amara.slug, states: ["VA"] };
  const { openings } = await findOpenings({ ...asked, fromDate: date, days: 1 }, clock);
  return openings.map((one) => one.startsAt.toISOString());
}

test("hours added to a weekday are open from today on, never twice at once", async () => {
  expect(await openOn("2026-11-28")).toEqual([]);
  await addHours(amara, { weekdays: [6], fromMinute: 600, toMinute: 660 }, clock);
  expect(await openOn("2026-11-28")).toEqual(["2026-11-28T15:00:00.000Z"]);
  const again = addHours(amara, { weekdays: [6], fromMinute: 630, toMinute: 720 }, clock);
  expect(await codeOf(again)).toBe("hours-overlap");
  const backwards = addHours(amara, { weekdays: [7], fromMinute: 720, toMinute: 720 }, clock);
  expect(await codeOf(backwards)).toBe("ends-before-start");
  const saturday = (await readAvailability(amara, clock)).hours.find((row) => row.weekday === 6);
  const input = { id: saturday?.id ?? "" };
  expect(await codeOf(endHours(luis, input, clock))).toBe("not-found");
  await endHours(amara, input, clock);
  expect(await openOn("2026-11-28")).toEqual([]);
});

test("the same hours on several days are all taken or none, and say which rules else count", async () => {
  const weekend = { fromMinute: 600, toMinute: 720 };
  await addHours(luis, { weekdays: [6], ...weekend }, clock);
  const both = addHours(luis, { weekdays: [6, 7], ...weekend }, clock);
  expect(await codeOf(both)).toBe("hours-overlap");
  const daysOf = async () => (await readAvailability(luis, clock)).hours.map((row) => row.weekday);
  expect(await daysOf()).not.toContain(7);
  await addHours(luis, { weekdays: [7], ...weekend }, clock);
  expect(await daysOf()).toEqual(expect.arrayContaining([6, 7]));
  const rules = await readOpeningRules(luis);
  expect(rules).toMatchObject({ slotStepMinutes: 30, dailyMaximum: expect.any(Number) });
  expect(rules.services.map((one) => one.bufferAfter)).toContain(10);
  expect(await codeOf(readOpeningRules(stranger))).toBe("not-found");
});

test("the same days differ once at one time: time off over time off is refused, beside it is not", async () => {
  const day = { onDate: "2027-01-11", throughDate: "2027-01-12" };
  const morning = { kind: "closed", ...day, fromMinute: 540, toMinute: 720 } as const;
  await addDatedChange(amara, morning, clock);
  await addDatedChange(amara, morning, clock);
  const wrong = (change: object) => codeOf(addDatedChange(amara, { ...morning, ...change }, clock));
  expect(await wrong({ onDate: "2027-01-12", throughDate: "2027-01-14" })).toBe("days-overlap");
  expect(await wrong({ fromMinute: undefined, toMinute: undefined })).toBe("days-overlap");
  expect(await wrong({ fromMinute: 600, toMinute: 660 })).toBe("days-overlap");
  expect(await wrong({ fromMinute: 720, toMinute: 780 })).toBe("nothing was refused");
  expect(await wrong({ kind: "open", fromMinute: 600, toMinute: 660 })).toBe("nothing was refused");
  const { dated } = await readAvailability(amara, clock);
  expect(dated).toHaveLength(3);
  for (const { id } of dated) await removeDatedChange(amara, { id }, clock);
});

test("time off of several days is one entry, and what is impossible is refused by name", async () => {
  const off = { kind: "closed", onDate: "2026-12-28", throughDate: "2026-12-30" } as const;
  await addDatedChange(luis, off, clock);
  const openOf = async (fromDate: string) =>
    (
      await findOpenings(
        { serviceSlug: "couple-50", therapistSlug: luis.slug, states: ["VA"], fromDate, days: 1 },
        clock,
      )
    ).openings.length;
  expect(await Promise.all(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"].map(openOf))).toEqual([
    0, 0, 0, 15,
  ]);
  expect((await readAvailability(luis, clock)).dated).toHaveLength(1);
  const wrong = (change: object) => codeOf(addDatedChange(luis, { ...off, ...change }, clock));
  expect(await wrong({ throughDate: "2026-12-27" })).toBe("through-before-day");
  expect(await wrong({ throughDate: "2028-12-27" })).toBe("through-too-far");
  expect(await wrong({ onDate: "2026-11-20" })).toBe("day-in-the-past");
});

test("a holiday of the practice closes every therapist's day, and whoever may not edit it finds nothing", async () => {
  const owner = { ...stranger, roles: ["admin" as const], permissions: ["owner" as const] };
  const holiday = { onDate: "2026-12-25", name: "Christmas Day" };
  expect(await codeOf(addHoliday(amara, holiday, clock))).toBe("not-found");
  expect(await openOn("2026-12-25")).toHaveLength(15);
  await addHoliday(owner, holiday, clock);
  await addHoliday(owner, holiday, clock);
  expect(await openOn("2026-12-25")).toEqual([]);
  expect((await readAvailability(amara, clock)).holidays).toEqual([holiday]);
  expect(await addFederalHolidays(owner, { year: 2027 }, clock)).toBe(12);
  expect(await addFederalHolidays(owner, { year: 2027 }, clock)).toBe(0);
  const { holidays: listed } = await listHolidays(owner, clock);
  expect(listed.map((one) => one.onDate)).toContain("2027-07-05");
  const [first] = listed;
  await removeHoliday(owner, { id: first?.id ?? "" });
  expect(await openOn("2026-12-25")).toHaveLength(15);
  expect(await codeOf(removeHoliday(owner, { id: first?.id ?? "" }))).toBe("not-found");
});

test("the years whose holidays can be added are the practice's, whose year ends later than the one of UTC", async () => {
  const owner = { ...stranger, roles: ["admin" as const], permissions: ["owner" as const] };
  const { years } = await listHolidays(owner, () => at("2027-01-01T04:59:00Z"));
  expect(years).toEqual([2026, 2027]);
});

test("hours that held before end today and stay known", async () => {
  const monday = (await readAvailability(amara, clock)).hours.find((row) => row.weekday === 1);
  const input = { id: monday?.id ?? "" };
  await endHours(amara, input, clock);
  await endHours(amara, input, clock);
  expect((await readAvailability(amara, clock)).hours.map((row) => row.weekday)).toEqual([2, 3, 4, 5]);
  const row = await db.availability.findUniqueOrThrow({ where: { id: input.id } });
  expect(row.validUntil?.toISOString().slice(0, 10)).toBe("2026-11-23");
});

test("time off closes the openings, names the sessions it meets, and leaves them booked", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-03T15:00:00Z"), clock);
  await addDatedChange(amara, { kind: "closed", onDate: "2026-12-03" }, clock);
  await addDatedChange(amara, { kind: "closed", onDate: "2026-12-03" }, clock);
  await addDatedChange(
    amara,
    { kind: "closed", onDate: "2026-12-04", fromMinute: 540, toMinute: 960 },
    clock,
  );
  expect(await openOn("2026-12-03")).toEqual([]);
  expect(await openOn("2026-12-04")).toEqual(["2026-12-04T21:00:00.000Z"]);
  const { dated, preview } = await readAvailability(amara, clock);
  expect(dated.map((row) => row.sessions.map((one) => one.id))).toEqual([[appointmentId], []]);
  expect(preview.find((day) => day.date === "2026-12-03")?.ranges).toEqual([]);
  expect(preview.find((day) => day.date === "2026-12-04")?.ranges).toEqual([
    { fromMinute: 960, toMinute: 1020 },
  ]);
  const row = await db.appointment.findUniqueOrThrow({ where: { id: appointmentId } });
  expect(row.status).toBe("booked");
  const input = { id: dated[0]?.id ?? "" };
  expect(await codeOf(removeDatedChange(luis, input, clock))).toBe("not-found");
  await removeDatedChange(amara, input, clock);
  expect(await openOn("2026-12-03")).not.toEqual([]);
});

test("extra hours need both times and a day ahead, and every change is recorded", async () => {
  const extra = { kind: "open" as const, onDate: "2026-11-29", fromMinute: 600, toMinute: 660 };
  const missing = addDatedChange(amara, { kind: "open", onDate: "2026-11-29" }, clock);
  expect(await codeOf(missing)).toBe("times-missing");
  expect(await codeOf(addDatedChange(amara, { ...extra, onDate: "2026-11-22" }, clock))).toBe(
    "day-in-the-past",
  );
  expect(await codeOf(addDatedChange(stranger, extra, clock))).toBe("not-found");
  const events = () =>
    db.auditEvent.count({ where: { objectId: amara.therapistId, action: "availability-changed" } });
  const before = await events();
  await addDatedChange(amara, extra, clock);
  expect(await openOn("2026-11-29")).toEqual(["2026-11-29T15:00:00.000Z"]);
  expect(await events()).toBe(before + 1);
});
