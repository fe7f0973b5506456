import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { isoWeekday, localTime } from "./time";

const ZONES = Intl.supportedValuesOf("timeZone");
const FIRST = Date.UTC(2024, 0, 1);
const LAST = Date.UTC(2036, 0, 1);

const expected = (ms: number, zone: string) => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return { date: zoned.toPlainDate().toString(), minute: zoned.hour * 60 + zoned.minute };
};

test("the wall clock of any zone is what its calendar says, at any moment of twelve years", () => {
  const moment = fc.integer({ min: FIRST, max: LAST });
  const zone = fc.constantFrom(...ZONES);
  fc.assert(
    fc.property(moment, zone, (ms, name) => {
      expect(localTime(new Date(ms), name)).toEqual(expected(ms, name));
    }),
    { numRuns: 2_000 },
  );
});

test("it is so in the last and the first millisecond around every change of a clock", () => {
  for (const zone of ZONES) {
    let at = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(zone);
    for (
      let next = at.getTimeZoneTransition("next");
      next && next.epochMilliseconds < LAST;
      next = at.getTimeZoneTransition("next")
    ) {
      for (const ms of [next.epochMilliseconds - 1, next.epochMilliseconds]) {
        expect(localTime(new Date(ms), zone)).toEqual(expected(ms, zone));
      }
      at = next;
    }
  }
});

test("weekdays are counted from Monday", () => {
  expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(isoWeekday)).toEqual([1, 6, 7]);
});
