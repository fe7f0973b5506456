import type { ErrorWords } from "./error-words";

/** For a form whose text is longer than any form of ours needs. A file that is too large has its words in error-words.ts. */
export const TOO_LONG: ErrorWords = {
  title: "That is too long",
  text: "The text is longer than a form here takes, so nothing was sent.",
  next: "Go back, and send it in shorter parts.",
};
