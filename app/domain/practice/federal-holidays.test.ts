import { expect, test } from "vitest";
import { federalHolidays } from "./federal-holidays";

test("the federal holidays of 2027 are kept on the days that the government lists", () => {
  expect(federalHolidays(2027).map((one) => one.onDate)).toEqual([
    "2027-01-01",
    "2027-01-18",
    "2027-02-15",
    "2027-05-31",
    "2027-06-18",
    "2027-07-05",
    "2027-09-06",
    "2027-10-11",
    "2027-11-11",
    "2027-11-25",
    "2027-12-24",
  ]);
});

test("a New Year's Day on a Saturday is kept in the year before", () => {
  expect(federalHolidays(2028)[0]).toEqual({ onDate: "2027-12-31", name: "New Year's Day" });
});
