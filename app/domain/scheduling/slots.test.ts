import fc from "fast-check";
import { expect, test } from "vitest";
import { localMinute, MINUTE_MS } from "#app/domain/shared/time";
import {
  dayFrames,
  hoursOn,
  mergeRanges,
  openSlots,
  type Range,
  type SlotRules,
  type TherapistTimes,
} from "./slots";

const ZONE = "America/New_York";
const ALWAYS = { validFrom: "2026-01-01", validUntil: null };
const VIRGINIA = { state: "VA", validFrom: "2026-01-01", validUntil: "2027-12-31" };
const at = (iso: string): number => Date.parse(iso);

const rules = (change: Partial<SlotRules> = {}): SlotRules => ({
  minutes: 50,
  bufferBefore: 0,
  bufferAfter: 10,
  stepMinutes: 30,
  earliest: at("2026-01-01T00:00:00Z"),
  latest: at("2028-01-01T00:00:00Z"),
  states: ["VA"],
  ...change,
});

const times = (change: Partial<TherapistTimes> = {}): TherapistTimes => ({
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 720, ...ALWAYS })),
  exceptions: [],
  busy: [],
  starts: [],
  dailyMaximum: 8,
  licences: [VIRGINIA],
  ...change,
});

const isoSlots = (change: Partial<TherapistTimes>, day: string, rule: Partial<SlotRules> = {}): string[] =>
  openSlots(rules(rule), times(change), dayFrames(day, 1, ZONE)).map((ms) => new Date(ms).toISOString());

test("a free morning offers every step that still fits a whole session", () => {
  expect(isoSlots({}, "2026-11-24")).toEqual([
    "2026-11-24T14:00:00.000Z",
    "2026-11-24T14:30:00.000Z",
    "2026-11-24T15:00:00.000Z",
    "2026-11-24T15:30:00.000Z",
    "2026-11-24T16:00:00.000Z",
  ]);
});

test("ranges are half-open: a block that ends as the slot's buffers begin leaves it free", () => {
  const busy: Range[] = [[at("2026-11-24T15:00:00Z"), at("2026-11-24T16:00:00Z")]];
  expect(isoSlots({ busy }, "2026-11-24")).toEqual(["2026-11-24T14:00:00.000Z", "2026-11-24T16:00:00.000Z"]);
});

test("a closed day offers nothing, and extra hours on a Saturday are offered", () => {
  const closed = {
    onDate: "2026-11-24",
    throughDate: "2026-11-24",
    kind: "closed",
    fromMinute: null,
    toMinute: null,
  } as const;
  const open = {
    onDate: "2026-11-28",
    throughDate: "2026-11-28",
    kind: "open",
    fromMinute: 600,
    toMinute: 660,
  } as const;
  expect(isoSlots({ exceptions: [closed] }, "2026-11-24")).toEqual([]);
  expect(isoSlots({ exceptions: [open] }, "2026-11-28")).toEqual(["2026-11-28T15:00:00.000Z"]);
});

test("time off through a date closes every day of it, and the next one is open", () => {
  const off = {
    onDate: "2026-11-23",
    throughDate: "2026-11-25",
    kind: "closed",
    fromMinute: null,
    toMinute: null,
  } as const;
  expect(["2026-11-23", "2026-11-25"].flatMap((day) => isoSlots({ exceptions: [off] }, day))).toEqual([]);
  expect(isoSlots({ exceptions: [off] }, "2026-11-26")).toHaveLength(5);
});

test("a holiday closes the weekly hours, not what is opened on that day", () => {
  const on = { onDate: "2026-11-26", throughDate: "2026-11-26" };
  const holiday = { ...on, kind: "holiday", fromMinute: null, toMinute: null } as const;
  const open = { ...on, kind: "open", fromMinute: 600, toMinute: 660 } as const;
  expect(isoSlots({ exceptions: [holiday] }, "2026-11-26")).toEqual([]);
  expect(isoSlots({ exceptions: [open, holiday] }, "2026-11-26")).toEqual(["2026-11-26T15:00:00.000Z"]);
});

test("nothing is offered before the notice nor from the horizon on", () => {
  const notice = { earliest: at("2026-11-24T15:30:00Z"), latest: at("2026-11-24T16:00:00Z") };
  expect(isoSlots({}, "2026-11-24", notice)).toEqual(["2026-11-24T15:30:00.000Z"]);
});

test("the daily maximum counts the starts of that local day", () => {
  const starts = [at("2026-11-24T20:00:00Z"), at("2026-11-25T03:00:00Z")];
  expect(isoSlots({ starts, dailyMaximum: 2 }, "2026-11-24")).toEqual([]);
  expect(isoSlots({ starts, dailyMaximum: 3 }, "2026-11-24")).toHaveLength(5);
});

test("a slot needs a licence on that date in the state of each attending person", () => {
  const lapsing = [VIRGINIA, { state: "NC", validFrom: "2026-01-01", validUntil: "2026-11-24" }];
  expect(isoSlots({ licences: lapsing }, "2026-11-24", { states: ["VA", "NC"] })).toHaveLength(5);
  expect(isoSlots({ licences: lapsing }, "2026-11-25", { states: ["VA", "NC"] })).toEqual([]);
  expect(isoSlots({ licences: lapsing }, "2026-11-24", { states: ["VA", "MD"] })).toEqual([]);
});

test("hours end on the day their validity ends", () => {
  const hours = [
    { weekday: 2, fromMinute: 540, toMinute: 600, validFrom: "2026-01-01", validUntil: "2026-11-24" },
  ];
  expect(isoSlots({ hours }, "2026-11-17")).toHaveLength(1);
  expect(isoSlots({ hours }, "2026-11-24")).toEqual([]);
});

test("the same wall time is offered before and after the clocks change", () => {
  const sundays = [{ weekday: 7, fromMinute: 1020, toMinute: 1080, ...ALWAYS }];
  const found = openSlots(rules(), times({ hours: sundays }), dayFrames("2026-10-25", 15, ZONE));
  expect(found.map((ms) => new Date(ms).toISOString())).toEqual([
    "2026-10-25T21:00:00.000Z",
    "2026-11-01T22:00:00.000Z",
    "2026-11-08T22:00:00.000Z",
  ]);
});

test("a minute that the spring change skips is never offered", () => {
  const sundays = [{ weekday: 7, fromMinute: 60, toMinute: 300, ...ALWAYS }];
  const found = openSlots(rules(), times({ hours: sundays }), dayFrames("2027-03-14", 1, ZONE));
  expect(found.map((ms) => localMinute(new Date(ms), ZONE))).toEqual([60, 90, 180, 210, 240]);
});

const dateArb = fc.integer({ min: 0, max: 700 }).map((days) => {
  return new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
});
const hoursArb = fc.array(
  fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 1380 }),
    long: fc.integer({ min: 1, max: 700 }),
  }),
  { maxLength: 12 },
);
const worldArb = fc.record({
  date: dateArb,
  hours: hoursArb,
  closed: fc.array(
    fc.record({ offset: fc.integer({ min: 0, max: 9 }), from: fc.integer({ min: 0, max: 1400 }) }),
    { maxLength: 4 },
  ),
  busy: fc.array(
    fc.record({ offset: fc.integer({ min: -300, max: 14_400 }), long: fc.integer({ min: 1, max: 300 }) }),
    { maxLength: 30 },
  ),
  minutes: fc.constantFrom(15, 50, 80),
  before: fc.constantFrom(0, 5, 15),
  after: fc.constantFrom(0, 10, 15),
  step: fc.constantFrom(5, 15, 30, 60),
  zone: fc.constantFrom(ZONE, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"),
});

test("whatever the calendar holds, a slot lies inside the hours and overlaps nothing", () => {
  fc.assert(
    fc.property(worldArb, (world) => {
      const days = dayFrames(world.date, 10, world.zone);
      const first = days[0]?.from ?? 0;
      const busy = world.busy.map(
        (one): Range => [first + one.offset * MINUTE_MS, first + (one.offset + one.long) * MINUTE_MS],
      );
      const calendar = times({
        busy,
        hours: world.hours.map((one) => ({
          weekday: one.weekday,
          fromMinute: one.from,
          toMinute: Math.min(1440, one.from + one.long),
          ...ALWAYS,
        })),
        exceptions: world.closed.map((one) => ({
          onDate: days[one.offset]?.date ?? world.date,
          throughDate: days[one.offset]?.date ?? world.date,
          kind: "closed" as const,
          fromMinute: one.from,
          toMinute: Math.min(1440, one.from + 90),
        })),
        licences: [{ state: "VA", validFrom: "2020-01-01", validUntil: "2040-01-01" }],
      });
      const rule = rules({
        minutes: world.minutes,
        bufferBefore: world.before,
        bufferAfter: world.after,
        stepMinutes: world.step,
        earliest: 0,
        latest: Number.MAX_SAFE_INTEGER,
      });
      const found = openSlots(rule, calendar, days);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      for (const start of found) {
        const end = start + world.minutes * MINUTE_MS;
        const day = days.find((one) => one.from <= start && start < one.to);
        if (!day) throw new Error("a slot outside every day");
        const opens = localMinute(new Date(start), world.zone);
        const closes = localMinute(new Date(end - MINUTE_MS), world.zone) + 1;
        expect(hoursOn(calendar, day).some(([from, to]) => from <= opens && closes <= to)).toBe(true);
        expect(opens % world.step).toBe(0);
        const from = start - world.before * MINUTE_MS;
        const to = end + world.after * MINUTE_MS;
        expect(busy.some((one) => one[0] < to && from < one[1])).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test("merged ranges cover exactly the same minutes", () => {
  const rangesArb = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(rangesArb, (ranges) => {
      const covers = (all: readonly Range[], minute: number) =>
        all.some(([from, to]) => from <= minute && minute < to);
      const merged = mergeRanges(ranges);
      for (let minute = 0; minute <= 60; minute += 1) {
        expect(covers(merged, minute)).toBe(covers(ranges, minute));
      }
      merged.forEach((range, index) => {
        const next = merged[index + 1];
        if (next) expect(range[1]).toBeLessThan(next[0]);
      });
    }),
  );
});
