import { expect, test } from "vitest";
import { readSlotValue, slotValue } from "./slot-choice";
import { daysOf, inDayParts } from "./slot-days";

const opening = (iso: string) => ({ startsAt: new Date(iso), therapist: "amara", therapistName: "Amara" });

test("free times are counted by the day they fall on in the reader's zone", () => {
  const openings = [
    opening("2026-11-24T15:00:00Z"),
    opening("2026-11-25T04:30:00Z"),
    opening("2026-11-25T15:00:00Z"),
  ];
  expect(daysOf(openings, "2026-11-24", 14, "America/New_York").counts).toEqual([
    { date: "2026-11-24", count: 2 },
    { date: "2026-11-25", count: 1 },
  ]);
  expect(daysOf(openings, "2026-11-24", 14, "Asia/Tokyo").counts).toEqual([
    { date: "2026-11-25", count: 2 },
    { date: "2026-11-26", count: 1 },
  ]);
});

test("a day reads as morning, afternoon and evening of the local clock, also when the clocks change", () => {
  for (const [date, noon] of [
    ["2026-11-24", "17:00"],
    ["2026-11-01", "17:00"],
  ]) {
    const slots = [
      opening(`${date}T15:00:00Z`),
      opening(`${date}T${noon}:00Z`),
      opening(`${date}T22:00:00Z`),
    ];
    const { list, frame } = daysOf(slots, date ?? "", 1, "America/New_York").of(date ?? "");
    expect(inDayParts(list, frame).map((one) => one.part)).toEqual(["Morning", "Afternoon", "Evening"]);
  }
});

test("a form value reads back as what it was, and nothing else reads", () => {
  const value = slotValue("2026-11-24T15:00:00.000Z", "amara-osei");
  expect(readSlotValue(value)).toEqual({
    startsAt: new Date("2026-11-24T15:00:00Z"),
    therapist: "amara-osei",
  });
  for (const wrong of ["", "x", "2026-13-45T99:00:00.000Z_amara", `${value}'`, "2026-11-24T15:00:00.000Z"]) {
    expect(readSlotValue(wrong)).toBeNull();
  }
});
