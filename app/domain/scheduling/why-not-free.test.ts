import { expect, test } from "vitest";
import { dayFrames, openSlots, type SlotRules, type TherapistTimes } from "./slots";
import { notFreeWords, whyNotFree } from "./why-not-free";

const [day] = dayFrames("2026-11-24", 1, "America/New_York");
const at = (clock: string): number => Date.parse(`2026-11-24T${clock}:00-05:00`);
const now = at("08:00");

const rules: SlotRules = {
  ...{ minutes: 50, bufferBefore: 0, bufferAfter: 10, stepMinutes: 30, states: [] },
  ...{ earliest: at("10:00"), latest: at("20:00") },
};
const times: TherapistTimes = {
  hours: [{ weekday: 2, fromMinute: 540, toMinute: 1020, validFrom: "2026-01-01", validUntil: null }],
  ...{ exceptions: [], licences: [], dailyMaximum: 2 },
  busy: [[at("12:00"), at("13:00")]],
  starts: [at("12:00")],
};
const why = (clock: string, more: Partial<TherapistTimes> = {}) =>
  day ? whyNotFree(at(clock), { rules, times: { ...times, ...more }, day, now }) : "no such day";

test("each rule is named when it is the one that is broken", () => {
  expect(why("07:30")).toBe("past");
  expect(why("09:30")).toBe("notice");
  expect(why("20:00")).toBe("horizon");
  expect(why("16:30")).toBe("hours");
  expect(why("11:30")).toBe("taken");
  expect(why("14:00", { starts: [at("12:00"), at("15:00")] })).toBe("full-day");
  expect(why("14:10")).toBe("step");
  expect(why("14:00")).toBeNull();
  expect(why("11:00")).toBeNull();
});

test("nothing is said against exactly the times that are offered", () => {
  const offered = day ? openSlots(rules, times, [day]) : [];
  const asked = Array.from({ length: 48 }, (_, index) => at("00:00") + index * 30 * 60_000);
  const free = asked.filter((start) => day && whyNotFree(start, { rules, times, day, now }) === null);
  expect(free).toEqual(offered);
  expect(free.length).toBeGreaterThan(5);
});

test("every reason is a sentence", () => {
  const numbers = { noticeMinutes: 1_440, horizonDays: 60, stepMinutes: 30, dailyMaximum: 8 };
  expect(notFreeWords("notice", numbers)).toBe("That is sooner than your notice of 24 hours.");
  expect(notFreeWords("notice", { ...numbers, noticeMinutes: 45 })).toContain("45 minutes");
  expect(notFreeWords("full-day", numbers)).toContain("8 sessions");
});
