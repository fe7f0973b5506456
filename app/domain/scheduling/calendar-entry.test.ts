import { expect, test } from "vitest";
import { calendarTitle, calendarUid, isOwnUid, therapistTitle } from "./calendar-entry";

test("a title is discreet unless somebody asked for more", () => {
  expect(calendarTitle("Rivermist", "Free call", true)).toBe("Appointment with Rivermist");
  expect(calendarTitle("Rivermist", "Free call", false)).toBe("Free call with Rivermist");
});

test("a therapist's calendar names nobody: initials, where its owner asked for them", () => {
  expect(therapistTitle(["Robin", "Sam"], true)).toBe("Appointment");
  expect(therapistTitle(["Robin", " émile "], false)).toBe("Appointment R. & É.");
  expect(therapistTitle([], false)).toBe("Appointment");
});

test("every version of an appointment has one identity", () => {
  expect(calendarUid("abc", "https://portal.example.com:8443")).toBe("abc@portal.example.com");
});

test("entries of ours are known again, those of others on the same host are not", () => {
  const origin = "https://portal.example.com";
  const id = "0192f0a0-1111-7222-8333-444455556666";
  expect(isOwnUid(calendarUid(id, origin), origin)).toBe(true);
  expect(isOwnUid(calendarUid(id, origin).toUpperCase(), origin)).toBe(true);
  for (const uid of [
    `${id}@elsewhere.example`,
    "lunch@portal.example.com",
    id,
    `${id}@portal.example.com@x`,
    "",
  ])
    expect(isOwnUid(uid, origin)).toBe(false);
});
