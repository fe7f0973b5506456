import { expect, test } from "vitest";
import { env } from "#app/platform/env.server";
import { emailIndex, lookupHash, phoneIndex } from "./lookup.server";

test("the same address is found however it is written, and only in its own scope", () => {
  expect(lookupHash("email", " Sam@Example.com ")).toBe(lookupHash("email", "sam@example.com"));
  expect(lookupHash("email", "sam@example.com")).not.toBe(lookupHash("phone", "sam@example.com"));
  expect(lookupHash("email", "sam@example.com")).not.toContain("sam");
});

test("a number is found however it is written, with the country or without", () => {
  const found = phoneIndex("+18045550142");
  for (const typed of ["(804) 555-0142", "804 555 0142", "1-804-555-0142"])
    expect(phoneIndex(typed)).toBe(found);
  expect(phoneIndex("+448045550142")).not.toBe(found);
});

test("without the key nobody finds out whether an address is here", () => {
  const { lookupKey } = env();
  const found = emailIndex("sam@example.com");
  env().lookupKey = Buffer.alloc(32, 7).toString("base64");
  try {
    expect(emailIndex("sam@example.com")).not.toBe(found);
  } finally {
    env().lookupKey = lookupKey;
  }
});
