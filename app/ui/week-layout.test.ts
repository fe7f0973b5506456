import { expect, test } from "vitest";
import {
  blockClasses,
  clockOf,
  emptyHalfHours,
  entryOf,
  type GridColumn,
  hourLabel,
  hoursToShow,
  minuteLabel,
  nowClasses,
  placeBlocks,
  rangeClasses,
  type WeekBlock,
} from "#app/ui/week-layout";

const MONDAY = "2026-11-23";
const aBlock = (
  id: string,
  startMinute: number,
  endMinute: number,
  more: Partial<WeekBlock> = {},
): WeekBlock => ({
  ...{ id, column: MONDAY, startMinute, endMinute, to: "#", time: "", title: id, fullText: id },
  ...more,
});
const aColumn = (id: string, more: Partial<GridColumn> = {}): GridColumn => ({
  ...{ id, heading: id, fullName: id },
  ...more,
});
const day = { fromHour: 8, toHour: 18 };

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

test("what was booked again keeps the column but for a narrow lane, in which what was canceled at that time stands", () => {
  const canceled = aBlock("canceled", 540, 660, { cancelled: true });
  const placed = placeBlocks([canceled, aBlock("booked", 540, 590), aBlock("next", 600, 650)]);
  expect(placed.map((block) => [block.id, blockClasses(block, day)])).toEqual([
    ["booked", "wg-h-1 wg-dh-0 wg-dm-50 wg-asides-1"],
    ["canceled", "wg-h-1 wg-dh-2 wg-aside"],
    ["next", "wg-h-2 wg-dh-0 wg-dm-50 wg-asides-1"],
  ]);
});

test("several that were canceled share narrow lanes, those that are live the rest", () => {
  const gone = ["x", "y"].map((id) => aBlock(id, 540, 590, { cancelled: true }));
  const live = ["a", "b"].map((id) => aBlock(id, 550, 600));
  const placed = placeBlocks([...gone, ...live]);
  expect(placed.map(({ id, lane, lanes, aside, asides }) => [id, lane, lanes, aside, asides])).toEqual([
    ["x", 0, 2, true, 0],
    ["y", 1, 2, true, 0],
    ["a", 0, 2, false, 2],
    ["b", 1, 2, false, 2],
  ]);
});

test("what was canceled and stands alone is as wide as anything", () => {
  const [alone] = placeBlocks([aBlock("canceled", 540, 590, { cancelled: true }), aBlock("later", 590, 640)]);
  expect(alone && blockClasses(alone, day)).toBe("wg-h-1 wg-dh-0 wg-dm-50");
});

test("five at once share four lanes", () => {
  const placed = placeBlocks([..."abcde"].map((id) => aBlock(id, 540, 600)));
  expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
    [3, 4],
  ]);
});

test("a block's place is told by classes in steps of five minutes", () => {
  const [block] = placeBlocks([aBlock("a", 9 * 60 + 30, 10 * 60 + 20)]);
  expect(block && blockClasses(block, day)).toBe("wg-h-1 wg-m-30 wg-dh-0 wg-dm-50");
  const [short] = placeBlocks([aBlock("b", 480, 485)]);
  expect(short && blockClasses(short, day)).toBe("wg-h-0 wg-dh-0 wg-dm-20");
});

test("a range is cut to the hours that are shown", () => {
  expect(rangeClasses({ fromMinute: 0, toMinute: 1440 }, day)).toBe("wg-h-0 wg-dh-10");
  expect(rangeClasses({ fromMinute: 540, toMinute: 1020 }, day)).toBe("wg-h-1 wg-dh-8");
});

test("the hours widen for what lies outside them, up to midnight", () => {
  expect(hoursToShow([aColumn(MONDAY)], [])).toEqual(day);
  const open = [{ fromMinute: 420, toMinute: 1170 }];
  expect(hoursToShow([aColumn(MONDAY, { open })], [])).toEqual({ fromHour: 7, toHour: 20 });
  expect(hoursToShow([aColumn(MONDAY)], [aBlock("night", 15, 60), aBlock("late", 1410, 1440)])).toEqual({
    fromHour: 0,
    toHour: 24,
  });
});

test("the line of now is drawn inside the hours shown alone", () => {
  expect(nowClasses(9 * 60 + 33, day)).toBe("wg-h-1 wg-m-35");
  expect(nowClasses(9 * 60 + 58, day)).toBe("wg-h-2");
  expect(nowClasses(7 * 60, day)).toBeNull();
  expect(nowClasses(18 * 60, day)).toBeNull();
});

test("a half-hour is empty when nothing is drawn over it, canceled or not, and it is not over", () => {
  const columns = [aColumn(MONDAY, { pastUntil: 570 }), aColumn("2026-11-24")];
  const blocks = [aBlock("a", 600, 650), aBlock("gone", 720, 770, { cancelled: true })];
  const rows = emptyHalfHours(columns, blocks, { fromHour: 9, toHour: 13 });
  const empty = (index: number) => rows.filter((row) => row.columns[index]).map((row) => clockOf(row.minute));
  expect(empty(0)).toEqual(["09:30", "11:00", "11:30"]);
  expect(empty(1)).toHaveLength(8);
});

test("the keyboard comes in at the first empty half-hour of open hours", () => {
  const open = [{ fromMinute: 600, toMinute: 720 }];
  const rows = (columns: GridColumn[]) => emptyHalfHours(columns, [], day);
  expect(entryOf(rows([aColumn("a", { open: [] }), aColumn("b", { open })]))).toEqual({
    minute: 600,
    column: "b",
  });
  expect(entryOf(rows([aColumn("a", { open: [] })]))).toEqual({ minute: 480, column: "a" });
  expect(entryOf(rows([aColumn("a", { pastUntil: 1440 })]))).toBeNull();
});

test("hours and half-hours read as a clock does", () => {
  expect([0, 9, 12, 17, 24].map(hourLabel)).toEqual(["12 AM", "9 AM", "12 PM", "5 PM", "12 AM"]);
  expect([0, 570, 720, 1050].map(minuteLabel)).toEqual(["12:00 AM", "9:30 AM", "12:00 PM", "5:30 PM"]);
});
