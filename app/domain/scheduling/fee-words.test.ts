import { expect, test } from "vitest";
import type { AppointmentView } from "./appointment-view";
import { feeWords } from "./fee-words";

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
