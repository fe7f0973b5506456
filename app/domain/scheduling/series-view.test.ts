import { expect, test } from "vitest";
import type { AppointmentView } from "./appointment-view";
import {
  dateValue,
  firstOfEachSeries,
  inScope,
  type PlannedDate,
  readDateValue,
  withGone,
} from "./series-view";

const view = (id: string, seriesId: string | null = null) =>
  ({ id, seriesId, startsAt: `2026-12-0${id}T15:00:00.000Z` }) as AppointmentView;

test("a date survives the form with the price that stood beside it, and nothing else does", () => {
  const value = dateValue({ startsAt: "2026-12-07T15:00:00.000Z", cents: 16_500 });
  expect(readDateValue(value)).toEqual({ startsAt: new Date("2026-12-07T15:00:00Z"), agreedCents: 16_500 });
  const wrong = ["", "2026-12-07_1", "2026-13-07T15:00:00.000Z_1", `${value}1234567`, `${value}-1`];
  expect(wrong.map(readDateValue)).toEqual([null, null, null, null, null]);
});

test("a list shows a series once and counts what follows", () => {
  const rows = firstOfEachSeries([view("1", "s"), view("2"), view("3", "s"), view("4", "s")]);
  expect(rows.map((row) => [row.view.id, row.more])).toEqual([
    ["1", 2],
    ["2", 0],
  ]);
});

test("this one, this and the following, or all that lie ahead", () => {
  const sessions = ["1", "2", "3", "4"].map((id) => ({
    view: view(id, "s"),
    open: id !== "1",
    late: false,
    feeCents: 0,
  }));
  const ids = (from: string, scope: "this" | "following" | "all") =>
    inScope(sessions, from, scope).map((one) => one.view.id);
  expect([ids("3", "this"), ids("3", "following"), ids("3", "all"), ids("9", "all")]).toEqual([
    ["3"],
    ["3", "4"],
    ["2", "3", "4"],
    [],
  ]);
});

test("what was refused meanwhile stands in the plan, another time that has gone makes room for the next", () => {
  const date: PlannedDate = { startsAt: "a", cents: 1, problem: "slot-taken", instead: "b" };
  const free: PlannedDate = { startsAt: "c", cents: 1, problem: null, instead: null };
  const gone = [
    { startsAt: "b", cents: 1, problem: "slot-taken", instead: "d" },
    { startsAt: "c", cents: 1, problem: "slot-taken", instead: null },
  ];
  expect(withGone([date, free], { gone })).toEqual([
    { ...date, instead: "d" },
    { ...free, problem: "slot-taken" },
  ]);
  expect(withGone([free], undefined)).toEqual([free]);
});
