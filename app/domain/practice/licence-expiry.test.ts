import { expect, test } from "vitest";
import { dueThreshold, licenceWarnings } from "./licence-expiry";

const TODAY = "2026-11-24";
const licence = (state: string, validUntil: string, validFrom = "2020-01-01") => ({
  id: `${state} ${validUntil}`,
  state,
  validFrom,
  validUntil,
});
const warned = (...licences: ReturnType<typeof licence>[]) =>
  licenceWarnings(licences, TODAY).map(({ licenceId, days }) => [licenceId, days]);

test("a licence that ends within 90 days or has ended is warned about, the most urgent first", () => {
  expect(
    warned(licence("VA", "2027-01-01"), licence("NC", "2026-11-20"), licence("MD", "2028-01-01")),
  ).toEqual([
    ["NC 2026-11-20", -4],
    ["VA 2027-01-01", 38],
  ]);
});

test("one that is renewed from the next day on is not warned about, nor one that has not begun", () => {
  expect(warned(licence("VA", "2026-12-01"), licence("VA", "2028-12-01", "2026-12-02"))).toEqual([]);
  expect(warned(licence("VA", "2026-12-31", "2026-12-01"))).toEqual([]);
});

test("a day without a licence between two of them is an end", () => {
  expect(warned(licence("VA", "2026-12-01"), licence("VA", "2028-12-01", "2026-12-03"))).toEqual([
    ["VA 2026-12-01", 7],
  ]);
  expect(warned(licence("VA", "2026-11-20"), licence("VA", "2028-12-01", "2026-11-26"))).toEqual([
    ["VA 2026-11-20", -4],
  ]);
});

test.each([
  [91, null],
  [90, 90],
  [31, 90],
  [30, 30],
  [8, 30],
  [7, 7],
  [0, 7],
  [-1, null],
])("with %i days left the warning of %s is due", (days, threshold) => {
  expect(dueThreshold({ licenceId: "1", state: "VA", lastDay: TODAY, days })).toBe(threshold);
});
