import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, localTime } from "#app/domain/shared/time";
import { movedAlong, occurrencesOf } from "./series";
import { everyWords, MOST_TIMES } from "./series-view";

const ZONE = "America/New_York";
const iso = (dates: Date[]) => dates.map((one) => one.toISOString());

test("a weekly series keeps the time of the clock when summer time ends", () => {
  const first = new Date("2026-10-27T21:30:00Z");
  expect(iso(occurrencesOf(first, { everyWeeks: 1, ends: { times: 3 } }, ZONE))).toEqual([
    "2026-10-27T21:30:00.000Z",
    "2026-11-03T22:30:00.000Z",
    "2026-11-10T22:30:00.000Z",
  ]);
});

test("every second week until a date includes that date and nothing after it", () => {
  const first = new Date("2026-12-01T15:00:00Z");
  const rule = { everyWeeks: 2, ends: { onDate: "2026-12-29" } } as const;
  expect(iso(occurrencesOf(first, rule, ZONE))).toEqual([
    "2026-12-01T15:00:00.000Z",
    "2026-12-15T15:00:00.000Z",
    "2026-12-29T15:00:00.000Z",
  ]);
});

test("a series has an end, whatever was asked for", () => {
  const first = new Date("2026-12-01T15:00:00Z");
  expect(occurrencesOf(first, { everyWeeks: 1, ends: { times: 4_000 } }, ZONE)).toHaveLength(MOST_TIMES);
  expect(occurrencesOf(first, { everyWeeks: 1, ends: { onDate: "2099-01-01" } }, ZONE)).toHaveLength(
    MOST_TIMES,
  );
});

test("moving one moves the others by as many days, to the same new time of the clock", () => {
  const starts = ["2026-10-27T21:30:00Z", "2026-11-03T22:30:00Z"].map((one) => new Date(one));
  const [from] = starts;
  if (!from) throw new Error("no session");
  expect(iso(movedAlong(starts, from, new Date("2026-10-29T13:00:00Z"), ZONE))).toEqual([
    "2026-10-29T13:00:00.000Z",
    "2026-11-05T14:00:00.000Z",
  ]);
});

test("in every zone, on every date: the same weekday, the right distance, the same time of the clock", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 11, 31) });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      moment,
      fc.constantFrom(1 as const, 2 as const),
      fc.integer({ min: 2, max: MOST_TIMES }),
      (zone, ms, everyWeeks, times) => {
        const first = new Date(Math.floor(ms / 900_000) * 900_000);
        const start = localTime(first, zone);
        occurrencesOf(first, { everyWeeks, ends: { times } }, zone).forEach((one, index) => {
          const found = localTime(one, zone);
          // A time that the clocks skip comes later, on that day alone: an hour, half of one on Lord Howe, two at Troll.
          const skipped = (found.minute - start.minute + 1440) % 1440;
          expect([0, 30, 60, 120]).toContain(skipped);
          if (skipped === 0) expect(found.date).toBe(addDays(start.date, index * everyWeeks * 7));
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("how often, in words", () => {
  expect([1, 2].map(everyWords)).toEqual(["every week", "every 2 weeks"]);
});
