import { expect, test } from "vitest";
import { monthName, monthsUntil, monthWords } from "./months";

test("months run over the turn of the year", () => {
  expect(monthsUntil("2026-02-10", 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(monthsUntil("2026-12-31", 2)).toEqual(["2026-11", "2026-12"]);
});

test("a month reads as people say it", () => {
  expect(monthWords("2026-11")).toBe("Nov 2026");
  expect(monthName("2026-11")).toBe("Nov");
});
