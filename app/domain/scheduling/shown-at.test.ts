import { expect, test } from "vitest";
import { firstShownAt } from "./shown-at";

const NOW = 1_764_000_000_000;

test("a form that comes back keeps when it was seen first", () => {
  expect(firstShownAt(String(NOW - 60_000), NOW)).toBe(NOW - 60_000);
  expect(firstShownAt(String(NOW), NOW)).toBe(NOW);
});

test("what cannot be so counts as seen now", () => {
  for (const said of ["", "soon", "0", "-1", String(NOW + 1), String(NOW - 24 * 3_600_000)])
    expect(firstShownAt(said, NOW)).toBe(NOW);
});
