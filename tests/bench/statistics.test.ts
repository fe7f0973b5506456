import { expect, test } from "vitest";
import { cellOf, percentile, ratio } from "./statistics";

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
const measured = {
  times: [4, 1, 3, 2],
  refused: 1,
  unanswered: 0,
  seconds: 2,
  serverCpuMs: 8,
  databaseCpuMs: 2,
};

test("a percentile is the nearest rank, and nothing measured is zero", () => {
  expect([0.5, 0.95, 0.99].map((share) => percentile(hundred, share))).toEqual([50, 95, 99]);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

test("a cell counts per second and per request, whatever the order of the answers", () => {
  const cell = cellOf(measured);
  expect(cell).toMatchObject({ requests: 4, perSecond: 2, p50: 2, p99: 4, serverCpu: 2, databaseCpu: 0.5 });
});

test("a ratio is ours by the floor's, and unknown where either has answered too little to say", () => {
  const enough = { ...measured, times: hundred };
  const ours = cellOf(enough);
  expect(ratio(ours, cellOf({ ...enough, seconds: 1 }))).toBe(0.5);
  expect(ratio(ours, undefined)).toBeNull();
  expect(ratio(ours, cellOf({ ...enough, times: [] }))).toBeNull();
  expect(ratio(cellOf(measured), ours)).toBeNull();
  expect(ratio(ours, cellOf({ ...enough, refused: 6 }))).toBeNull();
});
