import fc from "fast-check";
import { expect, test } from "vitest";
import { invoiceAmount, writeOffForRefund } from "./invoice-amount";

const closed = { agreedCents: 16_500, feeWaived: false } as const;

test("a session that took place costs what was agreed at booking", () => {
  expect(invoiceAmount({ ...closed, status: "done" }, 50)).toEqual({ kind: "session", cents: 16_500 });
});

test("a late cancellation and a no-show cost the practice's percentage", () => {
  expect(invoiceAmount({ ...closed, status: "late_cancelled" }, 50)).toEqual({
    kind: "late_cancel_fee",
    cents: 8_250,
  });
  expect(invoiceAmount({ ...closed, status: "no_show" }, 100)).toEqual({
    kind: "no_show_fee",
    cents: 16_500,
  });
});

test("a waived fee, a free call, a fee of nothing and a timely cancellation make no invoice", () => {
  expect(invoiceAmount({ ...closed, status: "no_show", feeWaived: true }, 100)).toBeNull();
  expect(invoiceAmount({ ...closed, agreedCents: 0, status: "done" }, 100)).toBeNull();
  expect(invoiceAmount({ ...closed, status: "late_cancelled" }, 0)).toBeNull();
  expect(invoiceAmount({ ...closed, status: "cancelled" }, 100)).toBeNull();
  expect(invoiceAmount({ ...closed, status: "booked" }, 100)).toBeNull();
});

test("a refund never leaves anybody owing more than before, nor holding more than was overpaid", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50_000, max: 50_000 }),
      fc.integer({ min: 1, max: 50_000 }),
      (balance, refund) => {
        const after = balance + refund - writeOffForRefund(balance, refund);
        expect(after).toBeLessThanOrEqual(Math.max(0, balance));
        expect(after).toBeGreaterThanOrEqual(balance);
      },
    ),
  );
});
