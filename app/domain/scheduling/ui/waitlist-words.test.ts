import { expect, test } from "vitest";
import { wishWords } from "./waitlist-words";

const wish = { weekdays: [1, 3], parts: ["Afternoon" as const], untilDate: "2026-12-31" };

test("parts of the day name their zone for whoever lives by another", () => {
  expect(wishWords(wish)).toBe("Mondays and Wednesdays, afternoons, until Thursday, December 31");
  expect(wishWords(wish, "Eastern Time")).toBe(
    "Mondays and Wednesdays, afternoons (Eastern Time), until Thursday, December 31",
  );
  expect(wishWords({ ...wish, parts: [] }, "Eastern Time")).toContain("any time of day, until");
});
