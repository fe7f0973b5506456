import { expect, test } from "vitest";
import { shareStatus } from "./share-status";

test("a share is past due from the day after its due date", () => {
  expect(shareStatus(100, false, "2026-11-24", "2026-11-24")).toBe("due");
  expect(shareStatus(100, false, "2026-11-24", "2026-11-25")).toBe("past-due");
});

test("nothing owed is paid, whatever the date, and money on its way is processing", () => {
  expect(shareStatus(0, true, "2026-11-01", "2026-11-25")).toBe("paid");
  expect(shareStatus(-50, false, "2026-11-01", "2026-11-25")).toBe("paid");
  expect(shareStatus(50, true, "2026-11-01", "2026-11-25")).toBe("processing");
});
