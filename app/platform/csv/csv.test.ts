import { expect, test } from "vitest";
import { toCsv } from "./csv.server";

test("a cell that begins like a formula is defused, quotes and commas survive", () => {
  const csv = toCsv([
    ["Household", "Cents"],
    ['=HYPERLINK("x")', 5],
    ['Okafor, "Dana"', -5],
  ]);
  expect(csv).toBe('\ufeffHousehold,Cents\r\n"\'=HYPERLINK(""x"")",5\r\n"Okafor, ""Dana""",-5\r\n');
});
