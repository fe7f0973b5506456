import { expect, test } from "vitest";
import { readOtherTime } from "./other-time";

const NOW = new Date("2026-03-07T15:00:00Z");
const read = (date: string, minute: number) => readOtherTime(date, minute, "America/New_York", NOW);

test("a typed time is a moment of the practice's zone, on both sides of a change of the clocks", () => {
  expect(read("2026-03-07", 19 * 60)).toEqual({ at: new Date("2026-03-08T00:00:00Z") });
  expect(read("2026-03-08", 19 * 60)).toEqual({ at: new Date("2026-03-08T23:00:00Z") });
});

test("a time that the clocks skip, or that is over, is a problem", () => {
  expect(read("2026-03-08", 150)).toMatchObject({ problem: expect.stringContaining("clocks") });
  expect(read("2026-03-07", 600)).toMatchObject({ problem: expect.stringContaining("ahead") });
  expect(read("2026-03-07", 601)).toEqual({ at: new Date("2026-03-07T15:01:00Z") });
});
