import { expect, test } from "vitest";
import { addToCalendarLinks, toIcs } from "./ics.server";

const entry = {
  uid: "a-1@rivermist.example",
  sequence: 2,
  summary: "Appointment with Rivermist",
  description: "Change or cancel: https://portal.example/appointment/t",
  startsAt: new Date("2026-11-24T22:30:00Z"),
  endsAt: new Date("2026-11-24T22:45:00Z"),
  url: "https://portal.example/appointment/t",
  organizer: { name: "Rivermist", email: "office@rivermist.example" },
};

test("an entry keeps its uid and sequence and carries UTC times", () => {
  const ics = toIcs(entry);
  expect(ics).toContain("UID:a-1@rivermist.example");
  expect(ics).toContain("SEQUENCE:2");
  expect(ics).toContain("DTSTART:20261124T223000Z");
  expect(ics).toContain("METHOD:PUBLISH");
});

test("a cancelled entry takes itself out of the calendar", () => {
  const ics = toIcs({ ...entry, cancelled: true });
  expect(ics).toContain("METHOD:CANCEL");
  expect(ics).toContain("STATUS:CANCELLED");
});

test("the calendar links carry the same times", () => {
  const { google, outlook } = addToCalendarLinks(entry);
  expect(new URL(google).searchParams.get("dates")).toBe("20261124T223000Z/20261124T224500Z");
  expect(new URL(outlook).searchParams.get("startdt")).toBe("2026-11-24T22:30:00.000Z");
});
