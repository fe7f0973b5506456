import { expect, test } from "vitest";
import { noteAge } from "./note-age";

test("a note's age counts calendar days where the practice is", () => {
  const age = (startsAt: string) => noteAge(startsAt, "2026-11-25T14:00:00.000Z", "America/New_York");
  expect(age("2026-11-25T13:00:00.000Z")).toBe("from today");
  expect(age("2026-11-25T04:30:00.000Z")).toBe("1 day old");
  expect(age("2026-11-24T15:00:00.000Z")).toBe("1 day old");
  expect(age("2026-11-01T15:00:00.000Z")).toBe("24 days old");
});
