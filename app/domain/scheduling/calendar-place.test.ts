import { expect, test } from "vitest";
import { placeOnDays } from "./calendar-place";

const NY = "America/New_York";
const place = (from: string, to: string) =>
  placeOnDays(new Date(from), new Date(to), NY).map(({ date, startMinute, endMinute }) => [
    ...[date.slice(5), startMinute, endMinute],
  ]);

test("an appointment stands where its clock says", () => {
  expect(place("2026-11-24T19:30:00Z", "2026-11-24T20:20:00Z")).toEqual([["11-24", 870, 920]]);
});

test("one that ends at midnight stands on its own day alone", () => {
  expect(place("2026-11-25T04:10:00Z", "2026-11-25T05:00:00Z")).toEqual([["11-24", 1390, 1440]]);
});

test("one that goes past midnight stands on both days", () => {
  expect(place("2026-11-25T04:30:00Z", "2026-11-25T05:20:00Z")).toEqual([
    ["11-24", 1410, 1440],
    ["11-25", 0, 20],
  ]);
});

test("on the day of 23 hours the hour that does not exist is jumped over", () => {
  expect(place("2026-03-08T06:30:00Z", "2026-03-08T07:20:00Z")).toEqual([["03-08", 90, 200]]);
  expect(place("2026-03-08T18:00:00Z", "2026-03-08T18:50:00Z")).toEqual([["03-08", 840, 890]]);
});

test("on the day of 25 hours one that runs through the repeated hour is as long as it lasts", () => {
  // 1:30 AM of summer time to 1:20 AM of winter time.
  expect(place("2026-11-01T05:30:00Z", "2026-11-01T06:20:00Z")).toEqual([["11-01", 90, 140]]);
  // Both 1:00 AMs stand at the same place; the grid puts them side by side.
  expect(place("2026-11-01T05:00:00Z", "2026-11-01T05:50:00Z")).toEqual(
    place("2026-11-01T06:00:00Z", "2026-11-01T06:50:00Z"),
  );
});
