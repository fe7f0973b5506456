import fc from "fast-check";
import { expect, test } from "vitest";
import { AGING_BUCKETS, AGING_DAYS, agingBucket, agingMatrix } from "./aging";

test("the edges of the buckets fall on the day they name", () => {
  expect([-1, 0, 1, 30, 31, 60, 61, 90, 91].map(agingBucket)).toEqual([
    "current",
    "current",
    "days-1-30",
    "days-1-30",
    "days-31-60",
    "days-31-60",
    "days-61-90",
    "days-61-90",
    "days-over-90",
  ]);
});

test("rows, columns and the grand total are the same money added up three ways", () => {
  const input = fc.record({
    chartId: fc.constantFrom("a", "b", "c"),
    household: fc.constant("Household"),
    daysPastDue: fc.integer({ min: -30, max: 200 }),
    cents: fc.integer({ min: 1, max: 100_000 }),
  });
  fc.assert(
    fc.property(fc.array(input, { maxLength: 40 }), (inputs) => {
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
      const matrix = agingMatrix(inputs);
      expect(matrix.totalCents).toBe(sum(inputs.map((one) => one.cents)));
      expect(sum(matrix.rows.map((row) => row.totalCents))).toBe(matrix.totalCents);
      expect(sum(AGING_BUCKETS.map((bucket) => matrix.totals[bucket]))).toBe(matrix.totalCents);
      for (const row of matrix.rows) expect(sum(Object.values(row.cents))).toBe(row.totalCents);
    }),
  );
});

test("the days that a bucket links to are the days it holds", () => {
  for (let days = -40; days <= 400; days += 1) {
    const holding = AGING_BUCKETS.filter((bucket) => {
      const { daysFrom, daysTo } = AGING_DAYS[bucket];
      return days >= (daysFrom ?? -Infinity) && days <= (daysTo ?? Infinity);
    });
    expect(holding).toEqual([agingBucket(days)]);
  }
});

test("who owes most stands first", () => {
  const matrix = agingMatrix([
    { chartId: "a", household: "A", daysPastDue: 5, cents: 100 },
    { chartId: "b", household: "B", daysPastDue: 40, cents: 300 },
    { chartId: "a", household: "A", daysPastDue: -2, cents: 50 },
  ]);
  expect(matrix.rows.map((row) => row.household)).toEqual(["B", "A"]);
});
