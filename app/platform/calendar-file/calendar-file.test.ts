import { expect, test } from "vitest";
import { calendarLinks } from "./calendar-links";
import { icsAttachment, toFeed, toIcs } from "./ics.server";

const entry = {
  uid: "0192f0a0-0000-7000-8000-000000000001@rivermist.example",
  sequence: 2,
  method: "request" as const,
  start: new Date("2026-11-24T22:30:00Z"),
  end: new Date("2026-11-24T23:20:00Z"),
  summary: "Appointment with Rivermist",
  organizer: { name: "Rivermist", email: "hello@rivermist.example" },
  attendeeEmail: "sam@example.com",
  stamp: new Date("2026-11-20T12:00:00Z"),
};

test("an appointment carries its identity, version and times in UTC", () => {
  const text = toIcs(entry).replaceAll("\r\n ", "");
  expect(text.split("\r\n")).toEqual(
    expect.arrayContaining([
      "METHOD:REQUEST",
      `UID:${entry.uid}`,
      "SEQUENCE:2",
      "DTSTART:20261124T223000Z",
      "DTEND:20261124T232000Z",
      "SUMMARY:Appointment with Rivermist",
    ]),
  );
  expect(text).not.toContain("STATUS:");
});

test("a cancelled appointment is taken out of the calendar, and the attachment says so", () => {
  const attachment = icsAttachment([{ ...entry, method: "cancel", sequence: 3 }]);
  expect(attachment.contentType).toBe("text/calendar; charset=utf-8; method=CANCEL");
  expect(attachment.content).toContain("STATUS:CANCELLED");
});

test("several appointments come in one published file, each with its own state", () => {
  const second = { ...entry, uid: "two@localhost", method: "cancel", sequence: 2 } as const;
  const { filename, contentType, content } = icsAttachment([entry, second]);
  expect([filename, contentType]).toEqual([
    "appointments.ics",
    "text/calendar; charset=utf-8; method=PUBLISH",
  ]);
  expect(content.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
  expect(content.match(/^STATUS:\w+/gm)).toEqual(["STATUS:CANCELLED"]);
  expect(content.match(/^METHOD:\w+/gm)).toEqual(["METHOD:PUBLISH"]);
});

test("a published entry names nobody; a changed one asks its reader for no answer", () => {
  expect(toIcs({ ...entry, method: "publish" })).not.toContain("ATTENDEE");
  expect(toIcs(entry).replaceAll("\r\n ", "")).toContain(
    "PARTSTAT=ACCEPTED;RSVP=FALSE:MAILTO:sam@example.com",
  );
});

test("a feed keeps what was cancelled, says so, and asks to be fetched again", () => {
  const { method: _method, attendeeEmail: _email, organizer: _organizer, ...event } = entry;
  const other = { ...event, uid: "other@rivermist.example", cancelled: true };
  const text = toFeed([{ ...event, cancelled: false }, other], { name: "Appointments", hours: 1 });
  expect(text.match(/^(?:UID|STATUS|REFRESH-INTERVAL).*$/gm)).toEqual([
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    `UID:${entry.uid}`,
    "UID:other@rivermist.example",
    "STATUS:CANCELLED",
  ]);
  expect(text).not.toContain("METHOD");
});

test("lines end with CRLF and none is longer than 75 bytes", () => {
  const text = toIcs({ ...entry, description: "Join from your portal. ".repeat(10) });
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
});

test("links to calendar services hold the title and the time only", () => {
  const links = calendarLinks(entry);
  expect(new URL(links.google).searchParams.get("dates")).toBe("20261124T223000Z/20261124T232000Z");
  expect(new URL(links.outlook).searchParams.get("startdt")).toBe("2026-11-24T22:30:00.000Z");
  expect(links.google).not.toContain("sam");
});
