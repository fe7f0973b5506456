import { expect, test } from "vitest";
import { cancellationTerms, canUndo, undoUntil } from "./cancellation-policy";

const policy = { windowHours: 24, feePercent: 100 };
const appointment = { startsAt: new Date("2026-11-25T22:30:00Z"), agreedCents: 16_500 };

test("a change is free up to the window, and costs the fee from its first moment on", () => {
  expect(cancellationTerms(policy, appointment, new Date("2026-11-24T22:29:59.999Z"))).toMatchObject({
    late: false,
    feeCents: 0,
  });
  expect(cancellationTerms(policy, appointment, new Date("2026-11-24T22:30:00Z"))).toMatchObject({
    late: true,
    feeCents: 16_500,
    freeUntil: new Date("2026-11-24T22:30:00Z"),
  });
});

test("the fee is a percentage of the agreed price, to the nearest cent", () => {
  const now = new Date("2026-11-25T20:00:00Z");
  expect(
    cancellationTerms({ windowHours: 24, feePercent: 50 }, { ...appointment, agreedCents: 16_501 }, now)
      .feeCents,
  ).toBe(8_251);
});

test("a free call and a change by the practice never cost anything", () => {
  const now = new Date("2026-11-25T22:00:00Z");
  expect(cancellationTerms(policy, { ...appointment, agreedCents: 0 }, now).late).toBe(false);
  expect(cancellationTerms(policy, appointment, now, "practice").feeCents).toBe(0);
});

test("undo lasts three minutes", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  expect(canUndo(undoUntil(now), new Date("2026-11-24T12:02:59Z"))).toBe(true);
  expect(canUndo(undoUntil(now), new Date("2026-11-24T12:03:00Z"))).toBe(false);
  expect(canUndo(null, now)).toBe(false);
});
