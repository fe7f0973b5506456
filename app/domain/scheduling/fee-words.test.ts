import { expect, test } from "vitest";
import type { AppointmentView } from "./appointment-view";
import { feeWords } from "./fee-words";

const POLICY = { windowHours: 24, feePercent: 50 };
const view = (change: Partial<AppointmentView>) =>
  ({
    status: "late_cancelled",
    agreedCents: 16_500,
    feeWaived: false,
    freeLateCancel: false,
    ...change,
  }) as AppointmentView;

test("who canceled late or missed a session reads what it costs, or that it costs nothing", () => {
  expect(feeWords(view({}), POLICY)).toMatch(/^Canceling this late costs \$82\.50\./);
  expect(feeWords(view({ status: "no_show" }), POLICY)).toMatch(/^This missed session costs \$82\.50\./);
  expect(feeWords(view({ feeWaived: true }), POLICY)).toBe("The fee is waived.");
  expect(feeWords(view({ feeWaived: true, freeLateCancel: true }), POLICY)).toContain(
    "free late cancellation",
  );
});

test("nothing is said of a fee where none was ever due", () => {
  expect(feeWords(view({ agreedCents: 0 }), POLICY)).toBeNull();
  for (const status of ["booked", "done", "cancelled"] as const)
    expect(feeWords(view({ status }), POLICY)).toBeNull();
});
