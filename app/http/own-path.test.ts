import { expect, test } from "vitest";
import { ownPath } from "./respond.server";

test("a page of this site is kept with its query", () => {
  expect(ownPath("/client/messages?filter=all", "/client")).toBe("/client/messages?filter=all");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/a\nb",
  "client",
  "",
  null,
])("%j leads nowhere else", (wanted) => {
  expect(ownPath(wanted, "/client")).toBe("/client");
});
