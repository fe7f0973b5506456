import { expect, test } from "vitest";
import { calendarTitle, calendarUid, therapistTitle } from "./calendar-entry";

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
