import { expect, test } from "vitest";
import { blockClasses, hourLabel, placeBlocks, type WeekBlock } from "#app/ui/week-layout";

function aBlock(id: string, startMinute: number, endMinute: number): WeekBlock {
  return { id, day: "2026-11-23", startMinute, endMinute, to: "#", time: "", title: id, fullText: id };
}

test("blocks that only touch share one lane", () => {
  const placed = placeBlocks([aBlock("a", 540, 590), aBlock("b", 590, 640)]);
  expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test("blocks that overlap stand side by side, and a later one reuses a free lane", () => {
  const placed = placeBlocks([aBlock("a", 540, 660), aBlock("b", 570, 600), aBlock("c", 610, 650)]);
  expect(placed.map(({ id, lane, lanes }) => [id, lane, lanes])).toEqual([
    ["a", 0, 2],
    ["b", 1, 2],
    ["c", 1, 2],
  ]);
});

test("a block's place is told by classes in steps of five minutes", () => {
  const [block] = placeBlocks([aBlock("a", 9 * 60 + 30, 10 * 60 + 20)]);
  expect(block && blockClasses(block, 8)).toBe("wg-h1 wg-m30 wg-dh0 wg-dm50");
});

test("hours read as a clock does", () => {
  expect([0, 9, 12, 17].map(hourLabel)).toEqual(["12 AM", "9 AM", "12 PM", "5 PM"]);
});
