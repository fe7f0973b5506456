import { expect, test } from "vitest";
import { standstillSince, type WaitingWork } from "./background-work";

const NOW = new Date("2026-11-26T15:00:00.000Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const waiting = (...moments: (string | null)[]): WaitingWork[] =>
  moments.map((nextAt) => ({ job: "mail.send", due: 1, later: 0, retrying: 0, running: 0, nextAt }));

test("work that could have begun long ago is a standstill since the oldest of it", () => {
  expect(standstillSince(waiting(ago(1), ago(9), ago(3), null), NOW)).toBe(ago(9));
});

test("what has just come up, what is still to come and what runs is none", () => {
  expect(standstillSince(waiting(ago(1), ago(-60), null), NOW)).toBeNull();
  expect(standstillSince([], NOW)).toBeNull();
});
