import { expect, test } from "vitest";
import { consultDetailsSchema, looksAutomatic } from "./consult-schemas";

const form = {
  slot: "2026-11-24T15:00:00.000Z_amara",
  requestKey: "0198d2a4-7f2e-7b1c-9d3e-2f6a5b4c3d2e",
  shownAt: "1764000000000",
  name: " Robin ",
  email: "Robin@Example.com",
  state: "VA",
  contactBy: "video",
};
const problems = (change: object) => {
  const read = consultDetailsSchema.safeParse({ ...form, ...change });
  return read.success ? [] : read.error.issues.map((issue) => [issue.path[0], issue.message]);
};

test("five answers are enough, trimmed and in lower case where that is the same address", () => {
  expect(consultDetailsSchema.parse(form)).toMatchObject({
    name: "Robin",
    email: "robin@example.com",
    calendarTitle: "discreet",
    slot: { therapist: "amara" },
  });
});

test("each missing answer is named in words", () => {
  expect(problems({ name: undefined, email: undefined, state: undefined, contactBy: undefined })).toEqual([
    ["name", "Enter your name"],
    ["email", "Enter your e-mail address"],
    ["state", "Choose the state you will be in"],
    ["contactBy", "Choose phone or video"],
  ]);
});

test("a call by phone needs a number", () => {
  expect(problems({ contactBy: "phone" })).toEqual([["phone", "Enter the phone number we should call"]]);
  expect(problems({ contactBy: "phone", phone: "(804) 555-0100" })).toEqual([]);
});

test("a filled trap or an instant answer is not a person", () => {
  const now = new Date(10_000);
  expect(looksAutomatic({ website: "x", shownAt: 0 }, now)).toBe(true);
  expect(looksAutomatic({ shownAt: 9_500 }, now)).toBe(true);
  expect(looksAutomatic({ shownAt: 8_000 }, now)).toBe(false);
});
