import { expect, test } from "vitest";
import { openedPieces } from "./opened-hours";
import { type DatedException, dayFrames, type WeeklyHours } from "./slots";

const zone = "America/New_York";
const monday: WeeklyHours = {
  ...{ weekday: 1, fromMinute: 540, toMinute: 720 },
  ...{ validFrom: "2026-01-01", validUntil: null },
};
const dated = (change: Partial<DatedException>): DatedException => ({
  ...{ onDate: "2026-11-30", throughDate: "2026-11-30", kind: "open" },
  ...{ fromMinute: 660, toMinute: 870 },
  ...change,
});
const days = dayFrames("2026-11-30", 8, zone);
const utc = (pieces: readonly (readonly [number, number])[]) =>
  pieces.map((piece) => piece.map((one) => new Date(one).toISOString().slice(5, 16)).join(" "));

test("extra hours open what the week did not have already, an hour at a time and the rest", () => {
  const before = { hours: [monday], exceptions: [] };
  const after = { hours: [monday], exceptions: [dated({})] };
  expect(utc(openedPieces(before, after, days))).toEqual([
    "11-30T17:00 11-30T18:00",
    "11-30T18:00 11-30T19:00",
    "11-30T19:00 11-30T19:30",
  ]);
  expect(openedPieces(after, before, days)).toEqual([]);
});

test("weekly hours open on each of their days; time off that ends opens what lies in the hours", () => {
  const more = { ...monday, fromMinute: 780, toMinute: 840 };
  const weekly = openedPieces(
    { hours: [monday], exceptions: [] },
    { hours: [monday, more], exceptions: [] },
    days,
  );
  expect(utc(weekly)).toEqual(["11-30T18:00 11-30T19:00", "12-07T18:00 12-07T19:00"]);
  const off = dated({ kind: "closed", fromMinute: null, toMinute: null });
  const back = openedPieces(
    { hours: [monday], exceptions: [off] },
    { hours: [monday], exceptions: [] },
    days,
  );
  expect(utc(back)).toEqual([
    "11-30T14:00 11-30T15:00",
    "11-30T15:00 11-30T16:00",
    "11-30T16:00 11-30T17:00",
  ]);
});
