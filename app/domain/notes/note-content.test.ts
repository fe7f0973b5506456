import { expect, test } from "vitest";
import { emptyNote, isBlank, parseNote, serializeNote } from "./note-content";

test("a note survives being written down and read again", () => {
  const note = { ...emptyNote(), plan: 'Weekly, practice "the pause"\nat home' };
  expect(parseNote(serializeNote(note))).toEqual(note);
});

test("sections that no longer exist are dropped", () => {
  expect(parseNote('[["plan","Weekly"],["mood","low"]]')).toEqual({ ...emptyNote(), plan: "Weekly" });
});

test("a note of spaces is blank", () => {
  expect(isBlank({ ...emptyNote(), risk: "  \n" })).toBe(true);
  expect(isBlank({ ...emptyNote(), risk: "None" })).toBe(false);
});
