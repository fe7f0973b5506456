import { expect, test } from "vitest";
import { toCsv } from "./csv.server";

test("starts with a byte order mark and ends each line as spreadsheets expect", () => {
  const text = toCsv(["Name", "Days", "Amount"], [["Zoë", 7n, 82.5]]);
  expect(text).toBe("\uFEFFName,Days,Amount\r\nZoë,7,82.50\r\n");
});

test("a text that would run as a formula is disarmed, a negative amount stays a number", () => {
  const lines = toCsv(
    ["a", "b"],
    [
      ["=HYPERLINK(1)", -12.5],
      ["@cmd", null],
      ["-1+1", 0],
    ],
  ).split("\r\n");
  expect(lines.slice(1)).toEqual(["'=HYPERLINK(1),-12.50", "'@cmd,", "'-1+1,0.00", ""]);
});

test("commas, quotes and line breaks stay inside their cell", () => {
  expect(toCsv(["a"], [['one, "two"\nthree']])).toContain('"one, ""two""\nthree"');
});
