import { expect, test } from "vitest";
import { calendarTitle, calendarUid, googleCalendarLink, outlookCalendarLink } from "./calendar-entry";

const entry = {
  title: "Appointment with Rivermist",
  startsAt: "2026-11-24T22:30:00.000Z",
  endsAt: "2026-11-24T22:45:00.000Z",
  details: "555-0100",
};

test("a title is discreet unless somebody asked for more", () => {
  expect(calendarTitle("Rivermist", "Free call", true)).toBe("Appointment with Rivermist");
  expect(calendarTitle("Rivermist", "Free call", false)).toBe("Free call with Rivermist");
});

test("calendar links carry the moment in UTC", () => {
  expect(googleCalendarLink(entry)).toContain("dates=20261124T223000Z%2F20261124T224500Z");
  expect(outlookCalendarLink(entry)).toContain("startdt=2026-11-24T22%3A30%3A00.000Z");
});

test("every version of an appointment has one identity", () => {
  expect(calendarUid("abc", "https://portal.example.com:8443")).toBe("abc@portal.example.com");
});
