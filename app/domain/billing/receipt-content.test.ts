import { expect, test } from "vitest";
import { type Receipt, receiptLines } from "./receipt-content";

const receipt: Receipt = {
  receiptNumber: 5001,
  invoiceNumber: 1001,
  payer: "Robin Núñez",
  paidOn: "November 24, 2026",
  cents: 8_250,
  card: { brand: "visa", last4: "4242" },
  refunds: [],
  practice: {
    name: "Rivermist Couples Counseling",
    addressLine: "12 Mill Street",
    city: "Richmond",
    state: "VA",
    postalCode: "23220",
    phone: "804-555-0100",
    email: "hello@rivermist.example.com",
    ein: null,
  },
};

const words = (lines: ReturnType<typeof receiptLines>) =>
  lines
    .map((line) =>
      line.kind === "rule" ? "" : line.kind === "row" ? `${line.label} ${line.value}` : line.text,
    )
    .join("\n");

test("a receipt names its payer, amount, card and practice, and calls the service professional services", () => {
  const text = words(receiptLines(receipt));
  for (const part of [
    "Receipt 5001",
    "Robin Núñez",
    "$82.50",
    "Visa 4242",
    "Rivermist",
    "Professional services",
    "HSA",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/session|therapy\b|EIN/i);
});

test("a refund is on the receipt with what remains paid", () => {
  const text = words(receiptLines({ ...receipt, refunds: [{ cents: 4_000, on: "November 25, 2026" }] }));
  expect(text).toContain("Refunded November 25, 2026 -$40.00");
  expect(text).toContain("Paid after refunds $42.50");
});
