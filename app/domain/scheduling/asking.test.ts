import { expect, test } from "vitest";
import { askEnd, heldPart, mustAsk } from "./asking";

const rules = { windowHours: 24, feePercent: 100, noticeMinutes: 720 };
const now = new Date("2026-11-23T13:00:00Z");
const at = (iso: string) => new Date(iso);
const [ada, ben] = [{ personId: "ada" }, { personId: "ben" }];
const asking = { asksFirst: true, isMember: true, actorId: "ada", attending: [ada, ben] };

test("who comes with somebody asks them, where their chart asks first; who comes alone asks nobody", () => {
  expect(mustAsk(asking)).toBe(true);
  expect(mustAsk({ ...asking, asksFirst: false })).toBe(false);
  expect(mustAsk({ ...asking, attending: [ada] })).toBe(false);
  expect(mustAsk({ ...asking, attending: [ben] })).toBe(true);
});

test("therapists and the practice ask nobody", () => {
  expect(mustAsk({ ...asking, isMember: false })).toBe(false);
});

test("there is a day to answer in", () => {
  expect(askEnd([{ startsAt: at("2026-12-01T15:00:00Z"), was: null }], rules, now)).toEqual(
    at("2026-11-24T13:00:00Z"),
  );
});

test("nobody is asked beyond the notice of the first time", () => {
  const times = ["2026-12-01T15:00:00Z", "2026-11-24T15:00:00Z"].map((one) => ({
    startsAt: at(one),
    was: null,
  }));
  expect(askEnd(times, rules, now)).toEqual(at("2026-11-24T03:00:00Z"));
});

test("nobody is asked beyond the moment at which the session can no longer be moved", () => {
  const startsAt = at("2026-12-01T15:00:00Z");
  const was = { startsAt: at("2026-11-25T03:00:00Z"), agreedCents: 16_500 };
  expect(askEnd([{ startsAt, was }], rules, now)).toEqual(at("2026-11-24T03:00:00Z"));
  const free = { ...was, startsAt: at("2026-11-23T20:00:00Z"), agreedCents: 0 };
  expect(askEnd([{ startsAt, was: free }], rules, now)).toEqual(at("2026-11-23T20:00:00Z"));
});

test("where half an hour is not left nobody is asked", () => {
  const soon = (startsAt: string) => askEnd([{ startsAt: at(startsAt), was: null }], rules, now);
  expect(soon("2026-11-24T01:30:00Z")).toEqual(at("2026-11-23T13:30:00Z"));
  expect(soon("2026-11-24T01:29:00Z")).toBeNull();
});

test("a hold keeps what the moved session does not keep already", () => {
  expect(heldPart([100, 160], [])).toEqual([100, 160]);
  expect(heldPart([100, 160], [[70, 130]])).toEqual([130, 160]);
  expect(heldPart([100, 160], [[130, 190]])).toEqual([100, 130]);
  expect(heldPart([100, 160], [[100, 160]])).toBeNull();
  expect(heldPart([100, 160], [[110, 120]])).toEqual([120, 160]);
});
