import { expect, test } from "vitest";
import { clockTime, formatTime, readerTime, zoneLabel } from "#app/ui/time-format";

const evening = "2026-11-24T22:30:00Z";
const zone = "America/New_York";

test("a time names its weekday, its date and its zone", () => {
  expect(formatTime(evening, zone)).toBe("Tue, Nov 24, 5:30 PM ET");
  expect(formatTime(evening, zone, "long")).toBe("Tuesday, November 24, 5:30 PM ET");
  expect(formatTime(evening, zone, "year")).toBe("Tue, Nov 24, 2026, 5:30 PM ET");
  expect(formatTime(evening, zone, "short")).toBe("Tue 5:30 PM ET");
  expect(formatTime(evening, zone, "time")).toBe("5:30 PM ET");
});

test("a date stands without a time", () => {
  expect(formatTime(evening, zone, "date")).toBe("Tue, Nov 24, 2026");
  expect(formatTime(evening, zone, "date-long")).toBe("Tuesday, November 24, 2026");
});

test("a range names its zone once", () => {
  expect(formatTime(evening, zone, "full", "2026-11-24T23:20:00Z")).toBe(
    "Tue, Nov 24, 5:30 PM to 6:20 PM ET",
  );
});

test("the label of a zone is the same in summer and winter", () => {
  expect(zoneLabel(zone, new Date("2026-07-01T12:00:00Z"))).toBe("ET");
  expect(zoneLabel("Europe/Berlin", new Date("2026-07-01T12:00:00Z"))).toBe("GMT+2");
});

test("noon and midnight read as twelve", () => {
  expect(clockTime("2026-11-24T17:00:00Z", zone)).toBe("12:00 PM");
  expect(clockTime("2026-11-24T05:00:00Z", zone)).toBe("12:00 AM");
});

test("a reader elsewhere gets their own clock, and the weekday when it is another day", () => {
  expect(readerTime(evening, zone, "America/Los_Angeles")).toBe("2:30 PM");
  expect(readerTime(evening, zone, "Asia/Tokyo")).toBe("Wed 7:30 AM");
  expect(readerTime(evening, zone, "America/Detroit")).toBeNull();
});
