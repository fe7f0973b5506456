import { expect, test } from "vitest";
import { suggestTimes } from "./suggest-times";

const ZONE = "America/New_York";
const NOW = new Date("2026-10-26T12:00:00Z");
const dates = (...texts: string[]) => texts.map((text) => Date.parse(text));
const iso = (found: Date[]) => found.map((one) => one.toISOString().slice(0, 16));

test("the same weekday and wall time as last time comes first, also across a change of the clocks", () => {
  const free = dates(
    "2026-10-27T13:00:00Z",
    "2026-10-28T13:00:00Z",
    "2026-10-29T13:00:00Z",
    "2026-11-03T22:30:00Z",
  );
  const last = new Date("2026-10-20T21:30:00Z");
  expect(iso(suggestTimes(free, last, NOW, ZONE))).toEqual([
    "2026-10-27T13:00",
    "2026-10-28T13:00",
    "2026-11-03T22:30",
  ]);
});

test("without a last session the next free days are suggested, one time a day", () => {
  const free = dates(
    "2026-10-27T13:00:00Z",
    "2026-10-27T14:00:00Z",
    "2026-10-28T13:00:00Z",
    "2026-10-30T13:00:00Z",
  );
  expect(iso(suggestTimes(free, null, NOW, ZONE))).toEqual([
    "2026-10-27T13:00",
    "2026-10-28T13:00",
    "2026-10-30T13:00",
  ]);
});

test("nothing free, nothing suggested", () => {
  expect(suggestTimes([], new Date("2026-10-20T21:30:00Z"), NOW, ZONE)).toEqual([]);
});
