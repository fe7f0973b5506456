import { expect, test } from "vitest";
import { type Standing, shareStatus } from "./share-status";

const share: Standing = { owedCents: 100, inFlight: false, isWaived: false, dueOn: "2026-11-24" };

test("a share is past due from the day after its due date", () => {
  expect(shareStatus(share, "2026-11-24")).toBe("due");
  expect(shareStatus(share, "2026-11-25")).toBe("past-due");
});

test("nothing owed is paid, whatever the date, and money on its way is processing", () => {
  expect(shareStatus({ ...share, owedCents: 0, inFlight: true }, "2026-12-24")).toBe("paid");
  expect(shareStatus({ ...share, owedCents: -50 }, "2026-12-24")).toBe("paid");
  expect(shareStatus({ ...share, inFlight: true }, "2026-12-24")).toBe("processing");
});

test("nothing owed because the fee was waived is not called paid", () => {
  expect(shareStatus({ ...share, owedCents: 0, isWaived: true }, "2026-12-24")).toBe("waived");
});
