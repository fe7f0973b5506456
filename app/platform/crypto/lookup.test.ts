import { expect, test } from "vitest";
import { lookupHash } from "./lookup.server";

test("the same address is found however it is written, and only in its own scope", () => {
  expect(lookupHash("email", " Sam@Example.com ")).toBe(lookupHash("email", "sam@example.com"));
  expect(lookupHash("email", "sam@example.com")).not.toBe(lookupHash("phone", "sam@example.com"));
  expect(lookupHash("email", "sam@example.com")).not.toContain("sam");
});
