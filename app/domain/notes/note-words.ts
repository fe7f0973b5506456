/** Answers that the editor knows by their words: another text was saved meanwhile, and no note is to be begun at all. */
export const CHANGED_ELSEWHERE =
  "This note changed in another tab or on another device. Your text is kept below; nothing was overwritten.";
export const TAKEN_BACK =
  "This booking was taken back, so no note can be begun about it. Copy what you want to keep.";
