import { expect, test } from "vitest";
import { allReady, joinWindow, readinessOf } from "./attestation";

const session = {
  place: "telehealth",
  status: "booked",
  startsAt: "2026-11-24T22:30:00.000Z",
  endsAt: "2026-11-24T23:20:00.000Z",
} as const;
const at = (time: string) => new Date(`2026-11-24T${time}Z`);

test("one joins from 15 minutes before the start, to the millisecond, up to the end", () => {
  expect(joinWindow(session, at("22:14:59.999"))).toBe("early");
  expect(joinWindow(session, at("22:15:00.000"))).toBe("now");
  expect(joinWindow(session, at("23:19:59.999"))).toBe("now");
  expect(joinWindow(session, at("23:20:00.000"))).toBe("over");
});

test("the clocks that change in the hour before move nothing: 15 minutes are 15 minutes", () => {
  const night = { ...session, startsAt: "2026-11-01T06:05:00.000Z", endsAt: "2026-11-01T06:55:00.000Z" };
  expect(joinWindow(night, new Date("2026-11-01T05:49:59Z"))).toBe("early");
  expect(joinWindow(night, new Date("2026-11-01T05:50:00Z"))).toBe("now");
});

test.each([
  { place: "phone" },
  { place: "office" },
  { status: "cancelled" },
  { status: "late_cancelled" },
  { status: "no_show" },
] as const)("there is nothing to join: %o", (change) => {
  expect(joinWindow({ ...session, ...change }, at("22:30:00"))).toBe("none");
});

test("a session that is marked as done before its end shuts nobody out until then", () => {
  const done = { ...session, status: "done" } as const;
  expect(joinWindow(done, at("23:19:59.999"))).toBe("now");
  expect(joinWindow(done, at("23:20:00.000"))).toBe("none");
});

test("what was said last counts, and only where the therapist is licensed", () => {
  expect(readinessOf(null)).toBe("not-yet");
  expect(readinessOf({ state: "VA", isLicensed: true })).toBe("ready");
  expect(readinessOf({ state: "MD", isLicensed: false })).toBe("out");
  expect(readinessOf({ state: null, isLicensed: false })).toBe("left-out");
});

test("all are waited for but those whom the therapist goes on without", () => {
  expect(allReady(["ready", "ready"])).toBe(true);
  expect(allReady(["ready", "left-out"])).toBe(true);
  expect(allReady(["ready", "not-yet"])).toBe(false);
  expect(allReady(["ready", "out"])).toBe(false);
  expect(allReady(["left-out"])).toBe(false);
  expect(allReady([])).toBe(false);
});
