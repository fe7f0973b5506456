import { expect, test } from "vitest";
import { maskEmail, normalizeEmail } from "./email-address";

test("an address is the same however it is typed", () => {
  expect(normalizeEmail("  Maya.Ellis@Example.COM ")).toBe("maya.ellis@example.com");
});

test("a masked address keeps the first letter and the host", () => {
  expect(maskEmail("maya@example.com")).toBe("m***@example.com");
  expect(maskEmail("not an address")).toBe("***");
});
