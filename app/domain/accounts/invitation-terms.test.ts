import { expect, test } from "vitest";
import { invitationState } from "./invitation-terms";

const now = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-25T12:00:00Z");
const dates = { acceptedAt: null, revokedAt: null, expiresAt: later };

test("an invitation is open until its end, which is outside", () => {
  expect(invitationState(dates, now)).toBe("open");
  expect(invitationState(dates, later)).toBe("expired");
});

test("what was accepted stays accepted, whatever came after", () => {
  expect(invitationState({ ...dates, acceptedAt: now, revokedAt: now }, later)).toBe("accepted");
});

test("a revoked invitation says so, also when it is old", () => {
  expect(invitationState({ ...dates, revokedAt: now }, later)).toBe("revoked");
});
