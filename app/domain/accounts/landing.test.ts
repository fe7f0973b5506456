import { expect, test } from "vitest";
import { landingPath, safePath } from "./landing";

test("each role begins at its own home", () => {
  expect(landingPath(["client"])).toBe("/client");
  expect(landingPath(["admin"])).toBe("/admin");
  expect(landingPath(["admin", "therapist"])).toBe("/therapist");
});

test("a wanted page of this site comes first", () => {
  expect(landingPath(["client"], "/client/messages?filter=all")).toBe("/client/messages?filter=all");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/.//evil.example",
  "/a\\b",
  "/a\nb",
  "client",
  "",
  "/sign-in",
  "/sign-out",
  "/sign-in/link/abc",
  `/${"a".repeat(600)}`,
])("%j leads nowhere else", (wanted) => {
  expect(safePath(wanted)).toBeNull();
});
