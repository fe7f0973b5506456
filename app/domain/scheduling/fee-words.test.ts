import { expect, test } from "vitest";
import type { AppointmentView } from "./appointment-view";
import { feeWords, lateWords } from "./fee-words";
import { moveNotice } from "./move-notice";

const POLICY = { windowHours: 24, feePercent: 50 };
const NOW = new Date("2026-11-26T15:01:00Z");
const view = (change: Partial<AppointmentView>) =>
  ({
    status: "late_cancelled",
    agreedCents: 16_500,
    feeWaived: false,
    freeLateCancel: false,
    undoUntil: "2026-11-26T15:03:00.000Z",
    ...change,
  }) as AppointmentView;

test("who canceled late or missed a session reads what it costs, or that it costs nothing", () => {
  expect(feeWords(view({}), POLICY, NOW)).toMatch(/^Canceling this late costs \$82\.50\./);
  expect(feeWords(view({ status: "no_show" }), POLICY, NOW)).toMatch(/^This missed session costs \$82\.50\./);
  expect(feeWords(view({ undoUntil: null }), POLICY, NOW)).toBe(
    "Canceling this late has a fee. Your part of it is under Billing.",
  );
  expect(feeWords(view({ feeWaived: true }), POLICY, NOW)).toBe("The fee is waived.");
  expect(feeWords(view({ feeWaived: true, freeLateCancel: true }), POLICY, NOW)).toContain(
    "free late cancellation",
  );
});

test("nothing is said of a fee where none was ever due", () => {
  expect(feeWords(view({ agreedCents: 0 }), POLICY, NOW)).toBeNull();
  for (const status of ["booked", "done", "cancelled"] as const)
    expect(feeWords(view({ status }), POLICY, NOW)).toBeNull();
});

const terms = { late: true, feeCents: 8_250, coveredCents: 0, freeUntil: NOW };

test("inside the window moving is closed, and canceling costs the price or one of the free ones", () => {
  expect(lateWords(terms)).toBe("you cannot move it here any more, and canceling costs $82.50");
  expect(lateWords({ ...terms, feeCents: 0, coveredCents: 8_250 })).toBe(
    "you cannot move it here any more, and canceling uses up a free late cancellation of the year",
  );
  expect(lateWords({ ...terms, feeCents: 0 })).toBe("you cannot move it here any more");
});

test("who may move to a time inside the window reads before what it means", () => {
  const change = {
    soon: lateWords(terms),
    asks: [],
    windowHours: 24,
  };
  const now = new Date("2026-11-26T15:01:00.000Z");
  const first = (startsAt: string) => ({
    zone: "America/New_York",
    first: { startsAt, therapist: "amara", therapistName: "Amara" },
  });
  const near = first("2026-11-27T15:00:00.000Z");
  expect(moveNotice(change, near, now)).toBe(
    "Times up to Fri, Nov 27, 10:01 AM ET begin within 24 hours, and so does the first available one. You can take such a move back for three minutes. After that you cannot move it here any more, and canceling costs $82.50.",
  );
  expect(moveNotice({ ...change, asks: ["Sam"] }, near, now)).toContain("Once it is moved there you cannot");
  expect(moveNotice(change, first("2026-11-27T15:30:00.000Z"), now)).toBeNull();
  expect(moveNotice({ ...change, soon: null }, near, now)).toBeNull();
  expect(moveNotice(change, { ...near, first: null }, now)).toBeNull();
});
