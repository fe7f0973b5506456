/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor; no composition rules. */
export const PASSWORD_MIN = 15;
/** The same: eight where a second factor goes with it. */
export const PASSWORD_MIN_OF_TWO = 8;
export const PASSWORD_MAX = 200;

export type PasswordProblem = "too-short" | "too-long" | "too-easy";

const SENTENCES: Record<PasswordProblem, string> = {
  "too-short": `Use at least ${PASSWORD_MIN} characters. Four or five words are easy to remember.`,
  "too-long": `Use at most ${PASSWORD_MAX} characters.`,
  "too-easy": "This password is easy to guess. Add words that have nothing to do with each other.",
};

export function passwordSentence(problem: unknown, oneOfTwo = false): string {
  if (oneOfTwo && problem === "too-short") return `Use at least ${PASSWORD_MIN_OF_TWO} characters.`;
  return SENTENCES[problem as PasswordProblem] ?? SENTENCES["too-easy"];
}

const hintOf = (least: number): string =>
  `At least ${least} characters, such as four or five words. You can paste it.`;

export const PASSWORD_HINT = hintOf(PASSWORD_MIN);
/** For staff, whose second factor always goes with it. */
export const PASSWORD_HINT_OF_TWO = hintOf(PASSWORD_MIN_OF_TWO);
