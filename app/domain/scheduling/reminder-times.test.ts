import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes } from "#app/domain/shared/time";
import { dueReminder, isQuiet, nextQuiet, reminderMoment } from "./reminder-times";

const ET = "America/New_York";
const NIGHT = { from: 21 * 60, until: 8 * 60, zone: ET };
const NEVER = { from: 0, until: 0, zone: ET };
const moment = (startsAt: string, hours: number, quiet = NIGHT) =>
  reminderMoment(new Date(startsAt), hours, quiet).toISOString();

test("by day it is so many hours before", () => {
  expect(moment("2026-11-24T22:30:00Z", 48)).toBe("2026-11-22T22:30:00.000Z");
  expect(moment("2026-11-24T22:30:00Z", 2)).toBe("2026-11-24T20:30:00.000Z");
});

test.each([
  [
    "two days before a morning: when the night is over",
    "2026-11-24T12:30:00Z",
    48,
    "2026-11-22T13:00:00.000Z",
  ],
  ["for 9 AM: at 8 AM, an hour before", "2026-11-24T14:00:00Z", 2, "2026-11-24T13:00:00.000Z"],
  ["for 8:30 AM: the evening before", "2026-11-24T13:30:00Z", 2, "2026-11-24T01:30:00.000Z"],
  ["for 6 AM: the evening before", "2026-11-24T11:00:00Z", 2, "2026-11-24T01:30:00.000Z"],
  ["for 11:30 PM: half an hour before 9 PM", "2026-11-25T04:30:00Z", 2, "2026-11-25T01:30:00.000Z"],
])("in the night %s", (_what, startsAt, hours, expected) => {
  expect(moment(startsAt, hours)).toBe(expected);
});

test("quiet hours are those of the person's own day, also by day and across midnight", () => {
  const pacific = { ...NIGHT, zone: "America/Los_Angeles" };
  expect(isQuiet(new Date("2026-11-24T14:00:00Z"), NIGHT)).toBe(false);
  expect(isQuiet(new Date("2026-11-24T14:00:00Z"), pacific)).toBe(true);
  const noon = { from: 12 * 60, until: 14 * 60, zone: ET };
  expect(isQuiet(new Date("2026-11-24T17:00:00Z"), noon)).toBe(true);
  expect(isQuiet(new Date("2026-11-24T19:00:00Z"), noon)).toBe(false);
  expect(isQuiet(new Date("2026-11-24T05:00:00Z"), NEVER)).toBe(false);
});

test("the next quiet hours begin this evening, or the next one", () => {
  const next = (after: string, quiet = NIGHT) => nextQuiet(new Date(after), quiet)?.toISOString() ?? null;
  expect(next("2026-11-24T15:00:00Z")).toBe("2026-11-25T02:00:00.000Z");
  expect(next("2026-11-25T02:00:00Z")).toBe("2026-11-26T02:00:00.000Z");
  expect(next("2026-11-25T03:00:00Z", { ...NIGHT, zone: "America/Los_Angeles" })).toBe(
    "2026-11-25T05:00:00.000Z",
  );
  expect(next("2026-11-25T02:00:00Z", NEVER)).toBeNull();
});

test("when the clocks change in between it is still so many hours, and nights end by the clock on the wall", () => {
  // Clocks go back on November 1 at 2 AM: Monday 5:30 PM EST is 49 hours of the wall after Saturday 5:30 PM EDT.
  expect(moment("2026-11-02T22:30:00Z", 48)).toBe("2026-10-31T22:30:00.000Z");
  // Monday 7 AM EST less 48 hours is Saturday 8 AM EDT, when the night is just over.
  expect(moment("2026-11-02T12:00:00Z", 48)).toBe("2026-10-31T12:00:00.000Z");
  // Sunday 9 AM EST less 2 hours is 7 AM EST: the night that the change is in ends at 8 AM EST.
  expect(moment("2026-11-01T14:00:00Z", 2)).toBe("2026-11-01T13:00:00.000Z");
  // Clocks go forward on March 14: Sunday 8:30 AM EDT, and the night began at 9 PM EST.
  expect(moment("2027-03-14T12:30:00Z", 2)).toBe("2027-03-14T01:30:00.000Z");
});

const start = new Date("2026-11-25T20:00:00Z");
const before = (minutes: number) => addMinutes(start, -minutes);
const planned = (change = {}) => ({
  ...{ startsAt: start, since: before(20 * 24 * 60), hours: [2, 48], quiet: NEVER },
  ...change,
});

test("nothing is due before its moment, then the last one is, and none once it has begun", () => {
  expect(dueReminder(planned(), before(48 * 60 + 1))).toBeNull();
  expect(dueReminder(planned(), before(48 * 60))).toBe(48);
  expect(dueReminder(planned(), before(121))).toBe(48);
  expect(dueReminder(planned(), before(120))).toBe(2);
  expect(dueReminder(planned(), before(1))).toBe(2);
  expect(dueReminder(planned(), start)).toBeNull();
  expect(dueReminder(planned({ hours: [] }), before(1))).toBeNull();
});

test("one whose moment was before the booking is left out; a later one still comes", () => {
  const late = planned({ since: before(47 * 60) });
  expect(dueReminder(late, before(46 * 60))).toBeNull();
  expect(dueReminder(late, before(120))).toBe(2);
  expect(dueReminder(planned({ since: before(60) }), before(30))).toBeNull();
});

test("what quiet hours hold back is due when they are over, and not in them", () => {
  const early = planned({ startsAt: new Date("2026-11-25T14:00:00Z"), quiet: NIGHT });
  expect(dueReminder(early, new Date("2026-11-25T12:59:00Z"))).toBeNull();
  expect(dueReminder(early, new Date("2026-11-25T13:00:00Z"))).toBe(2);
});

test("whatever the quiet hours, nobody is disturbed in them, and nobody is told after the start", () => {
  const minutes = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
  const night = fc.record({ from: minutes, until: minutes, zone: fc.constantFrom(ET, "Asia/Kolkata") });
  const ahead = fc.integer({ min: 1, max: 72 * 60 });
  fc.assert(
    fc.property(night, ahead, fc.integer({ min: 1, max: 72 }), (quiet, minutesAhead, hours) => {
      const at = reminderMoment(start, hours, quiet);
      const length = (quiet.until - quiet.from + 1_440) % 1_440;
      if (length <= 16 * 60) expect(isQuiet(at, quiet)).toBe(false);
      expect(at.getTime()).toBeLessThan(start.getTime());
      const due = dueReminder(planned({ quiet, hours: [hours] }), before(minutesAhead));
      if (due !== null) expect(isQuiet(before(minutesAhead), quiet)).toBe(false);
    }),
  );
});
