import { expect, test } from "vitest";
import { invoiceTimeline, type TimelinePayment } from "./invoice-timeline";

const invoice = { id: "i", number: 1001, createdAt: "2026-11-01T10:00:00.000Z", totalCents: 16_500 };
const paid: TimelinePayment = {
  id: "p",
  payer: "Robin",
  cents: 8_250,
  state: "succeeded",
  declineReason: null,
  card: { brand: "visa", last4: "4242" },
  startedAt: "2026-11-02T10:00:00.000Z",
  settledAt: "2026-11-02T10:01:00.000Z",
  receiptNumber: 5001,
  refunds: [
    {
      id: "r",
      cents: 4_000,
      reason: "goodwill",
      note: "Sound was poor.",
      state: "succeeded",
      at: "2026-11-03T10:00:00.000Z",
      by: "Noor",
    },
  ],
};

test("the newest event stands first and names payer, card, reason and who did it", () => {
  expect(invoiceTimeline(invoice, [paid], []).map((event) => [event.title, event.detail])).toEqual([
    ["Refund of $40.00 to Robin to Visa 4242: done", "Goodwill. Sound was poor. (by Noor)"],
    ["Robin paid $82.50 with Visa 4242", "Receipt 5001"],
    ["Invoice 1001 issued: $165.00", null],
  ]);
});

test("a hosted page that was opened and left behind leaves no event", () => {
  const left = { ...paid, state: "created", refunds: [] };
  expect(invoiceTimeline(invoice, [left, { ...left, state: "cancelled" }], [])).toHaveLength(1);
});

test("what was written off of a waived fee is an event of its own", () => {
  const writeOff = { id: "w", at: "2026-11-04T10:00:00.000Z", payer: "Alex", cents: 8_250 };
  const [newest] = invoiceTimeline(invoice, [paid], [writeOff]);
  expect([newest?.title, newest?.detail]).toEqual([
    "$82.50 of Alex's share written off",
    "The fee was waived.",
  ]);
});
