import { expect, test } from "vitest";
import { readLink, readSignedId, signId, signLink } from "./signed-link.server";

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

test("a short link names one row, to whoever it was given and for its purpose alone", () => {
  const id = "0192f0a0-1111-7222-8333-444455556666";
  const token = signId("reminder", id);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(readSignedId("reminder", token)).toBe(id);
  expect(readSignedId("outbox", token)).toBeNull();
  const bytes = Buffer.from(token, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readSignedId("reminder", changed.toString("base64url"))).toBeNull();
  }
  for (const wrong of [token.slice(0, -1), `${token}A`, "", "A".repeat(43)])
    expect(readSignedId("reminder", wrong)).toBeNull();
});
