import { expect, test } from "vitest";
import { passwordProblem } from "./password-rules.server";

test("fifteen characters that are hard to guess will do, spaces and all", () => {
  expect(passwordProblem("violet harbor nine kettles")).toBeNull();
});

test.each([
  ["short and odd!", "too-short"],
  ["aaaaaaaaaaaaaaaaaaaa", "too-easy"],
  ["passwordpassword", "too-easy"],
  ["qwertyuiopasdfghjkl", "too-easy"],
  ["x".repeat(201), "too-long"],
])("%j is %s", (password, problem) => {
  expect(passwordProblem(password)).toBe(problem);
});

test("a password made of one's own name and address is too easy", () => {
  expect(passwordProblem("mayaellismayaellis", ["Maya Ellis", "maya.ellis@example.com"])).toBe("too-easy");
});

test("an emoji counts as one character", () => {
  expect(passwordProblem("🌻".repeat(8))).toBe("too-short");
});
