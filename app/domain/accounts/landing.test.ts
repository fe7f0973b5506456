import { expect, test } from "vitest";
import { homeOf } from "./landing";

test("each role begins at its own home, clinical work first", () => {
  expect(homeOf(["client"])).toBe("/client");
  expect(homeOf(["admin"])).toBe("/admin");
  expect(homeOf(["admin", "therapist"])).toBe("/therapist");
});
