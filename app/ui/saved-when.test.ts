import { expect, test } from "vitest";
import { dayOf, savedWhen } from "./saved-when";

const zone = "America/New_York";

test("what was saved today is told by its clock, anything else with its day", () => {
  const afternoon = "2026-11-26T20:50:00Z";
  expect(savedWhen(afternoon, zone, dayOf("2026-11-27T04:59:00Z", zone))).toBe("3:50 PM ET");
  expect(savedWhen(afternoon, zone, dayOf("2026-11-27T07:00:00Z", zone))).toBe("Thu, Nov 26, 3:50 PM ET");
  expect(savedWhen(afternoon, zone, dayOf("2027-11-26T20:51:00Z", zone))).toBe("Thu, Nov 26, 3:50 PM ET");
});

test("the day is the one of the zone that is shown", () => {
  expect(savedWhen("2026-11-27T04:30:00Z", zone, dayOf("2026-11-27T06:00:00Z", zone))).toBe(
    "Thu, Nov 26, 11:30 PM ET",
  );
  expect(
    savedWhen("2026-11-27T04:30:00Z", "Europe/Berlin", dayOf("2026-11-27T06:00:00Z", "Europe/Berlin")),
  ).toBe("5:30 AM GMT+1");
});
