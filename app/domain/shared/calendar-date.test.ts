import { expect, test } from "vitest";
import { isCalendarDate } from "./calendar-date";

test.each(["2026-11-24", "2024-02-29", "1990-04-23", "2099-12-31"])("%s is a date", (text) => {
  expect(isCalendarDate(text)).toBe(true);
});

test.each(["2026-02-30", "2025-02-29", "2026-13-01", "0000-01-01", "9999-12-31", "2026-1-1", "", "today"])(
  "%s is none",
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
  },
);
