import { expect, test } from "vitest";
import { readLink, signLink } from "./signed-link.server";

const end = new Date("2026-12-01T00:00:00Z");
const before = new Date("2026-11-24T00:00:00Z");

test("a link gives back what it was made for, until its end", () => {
  const token = signLink("appointment", "0192f0a0:abc", end);
  expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(readLink("appointment", token, before)).toBe("0192f0a0:abc");
  expect(readLink("appointment", token, new Date(end.getTime() + 1_000))).toBeNull();
});

test("a link for one purpose reads as nothing for another", () => {
  expect(readLink("flash", signLink("appointment", "x", end), before)).toBeNull();
});

test("a changed, cut or lengthened link reads as nothing", () => {
  const token = signLink("appointment", "0192f0a0", end);
  const [subject, until, signature] = token.split(".");
  const later = `${subject}.${(9_999_999_999).toString(36)}.${signature}`;
  const other = `${Buffer.from("0192f0a1").toString("base64url")}.${until}.${signature}`;
  for (const wrong of [later, other, token.slice(0, -2), `${token}.x`, "", "..", "a.b.c"]) {
    expect(readLink("appointment", wrong, before)).toBeNull();
  }
});
