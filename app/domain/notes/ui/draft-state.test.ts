import { expect, test } from "vitest";
import { CHANGED_ELSEWHERE, TAKEN_BACK } from "../note-words";
import { afterReply, type DraftState, draftLine, problemsIn, type SaveReply } from "./draft-state";

const TOO_LONG = "Keep each section under 20,000 characters.";
const opened: DraftState = { revision: 3, savedAt: "yesterday", hold: null, reply: undefined };
const rival: SaveReply = { status: "error", error: { "": [CHANGED_ELSEWHERE] } };
const tooLong: SaveReply = { status: "error", error: { plan: [TOO_LONG] } };
const saved: SaveReply = { revision: 4, savedAt: "today" };

const after = (...replies: SaveReply[]) => replies.reduce(afterReply, opened);
const words = (state: DraftState, moment: { isPosting?: boolean; isTouched?: boolean } = {}) =>
  draftLine(state, { isPosting: false, isTouched: false, when: (iso) => iso, ...moment }).words;

test("the line says saved only while all of the text is", () => {
  expect(words(opened)).toBe("Saved yesterday");
  expect(words(opened, { isTouched: true })).toBe("Not saved yet.");
  expect(words(opened, { isPosting: true })).toBe("Saving…");
  expect(words(after(saved))).toBe("Saved today");
  expect(words({ ...opened, savedAt: null })).toBe("");
});

test("a conflict is said until something is saved, whatever else is refused meanwhile", () => {
  for (const state of [after(rival), after(rival, tooLong), after(saved, rival, tooLong)]) {
    expect(state.hold).toBe("rival");
    expect(words(state)).toMatch(/^Not saved\. Choose/);
    expect(words(state, { isTouched: true })).toMatch(/^Not saved\. Choose/);
  }
  expect(problemsIn(after(rival))).toEqual([]);
  expect(after(rival, saved)).toMatchObject({ hold: null, revision: 4 });
});

test("what is refused is said with its reason, and with when something was last saved", () => {
  expect(words(after(tooLong))).toBe(`Not saved. ${TOO_LONG} Last saved yesterday.`);
  expect(words(after(tooLong), { isTouched: true })).toBe("Not saved yet.");
  expect(words(after(tooLong, saved))).toBe("Saved today");
  expect(problemsIn(after(tooLong))).toEqual([{ id: "plan", message: TOO_LONG }]);
});

test("what could not be sent is tried again, and says since when nothing is saved", () => {
  const notSent: SaveReply = { status: "error", notSent: "Not sent." };
  expect(words(after(notSent))).toBe("Not saved. We keep trying. Last saved yesterday.");
  expect(words(after(notSent, saved))).toBe("Saved today");
});

test("a booking that was taken back takes no text", () => {
  const state = after({ status: "error", error: { "": [TAKEN_BACK] } });
  expect(state.hold).toBe("taken-back");
  expect(words(state)).toBe("Not saved. This booking was taken back.");
});
