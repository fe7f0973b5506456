import { expect, test } from "vitest";
import { isUndoInTime, undoableOf } from "./undo-window";

const sentAt = new Date("2026-11-25T14:00:00Z");
const later = (ms: number) => new Date(sentAt.getTime() + ms);
const own = { seq: 4, sender: { personId: "alex" }, sentAt: sentAt.toISOString() };

test("an own newest message can be taken back for ten seconds", () => {
  expect(undoableOf([own], "alex", [{ seq: 3 }], later(4_000))).toEqual({ seq: 4, forMs: 6_000 });
  expect(undoableOf([own], "alex", [], later(10_000))).toBeNull();
});

test("nobody takes back what another wrote, what somebody has read, or what opened the thread", () => {
  expect(undoableOf([own], "blake", [], later(1_000))).toBeNull();
  expect(undoableOf([own], "alex", [{ seq: 4 }], later(1_000))).toBeNull();
  expect(undoableOf([{ ...own, seq: 1 }], "alex", [], later(1_000))).toBeNull();
  expect(undoableOf([], "alex", [], later(1_000))).toBeNull();
});

test("a press of the last second is in time when it arrives a little later, and no other is", () => {
  expect(isUndoInTime(sentAt, later(14_000))).toBe(true);
  expect(isUndoInTime(sentAt, later(15_001))).toBe(false);
});
