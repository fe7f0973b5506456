import { expect, test } from "vitest";
import { toCsv } from "./csv.server";

test("starts with a byte order mark and ends each line as spreadsheets expect", () => {
  expect(toCsv(["Name", "Amount"], [["Zoë", 82.5]])).toBe("\uFEFFName,Amount\r\nZoë,82.5\r\n");
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
  expect(lines.slice(1)).toEqual(["'=HYPERLINK(1),-12.5", "'@cmd,", "'-1+1,0", ""]);
});

test("commas, quotes and line breaks stay inside their cell", () => {
  expect(toCsv(["a"], [['one, "two"\nthree']])).toContain('"one, ""two""\nthree"');
});
