import { expect, test } from "vitest";
import { fitsWish, inOrderOfNeed, type WaitlistWish } from "./waitlist-match";

const ZONE = "America/New_York";
const ANY: WaitlistWish = { weekdays: [], parts: [], fromDate: "2026-12-01", untilDate: "2026-12-31" };
const tuesday = new Date("2026-12-08T22:30:00Z");

test("a time fits by weekday, part of the day and date, each in the practice's zone", () => {
  const fits = (change: Partial<WaitlistWish>) => fitsWish({ ...ANY, ...change }, tuesday, ZONE);
  expect(fits({})).toBe(true);
  expect([fits({ weekdays: [2, 4] }), fits({ weekdays: [3] })]).toEqual([true, false]);
  expect([fits({ parts: ["Evening"] }), fits({ parts: ["Morning", "Afternoon"] })]).toEqual([true, false]);
  expect([fits({ untilDate: "2026-12-08" }), fits({ fromDate: "2026-12-09" })]).toEqual([true, false]);
  expect(fitsWish({ ...ANY, weekdays: [2] }, new Date("2026-12-09T03:00:00Z"), ZONE)).toBe(true);
});

test("first who has no session ahead, then the farthest next one, then the longest wait", () => {
  const one = (name: string, nextStartsAt: string | null, waitingSince: string) => ({
    ...ANY,
    name,
    nextStartsAt,
    waitingSince,
  });
  const waiting = [
    one("soon", "2026-12-10T15:00:00.000Z", "2026-10-01"),
    one("sooner already", "2026-12-02T15:00:00.000Z", "2026-09-01"),
    one("far", "2026-12-30T15:00:00.000Z", "2026-11-20"),
    one("nothing, new", null, "2026-11-20"),
    one("nothing, long", null, "2026-11-01"),
  ];
  expect(inOrderOfNeed(waiting, tuesday, ZONE).map((each) => each.name)).toEqual([
    "nothing, long",
    "nothing, new",
    "far",
    "soon",
  ]);
});
