/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor; no composition rules. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;

export type PasswordProblem = "too-short" | "too-long" | "too-easy";

const SENTENCES: Record<PasswordProblem, string> = {
  "too-short": `Use at least ${PASSWORD_MIN} characters. Four or five words are easy to remember.`,
  "too-long": `Use at most ${PASSWORD_MAX} characters.`,
  "too-easy": "This password is easy to guess. Add words that have nothing to do with each other.",
};

export const passwordSentence = (problem: unknown): string =>
  SENTENCES[problem as PasswordProblem] ?? SENTENCES["too-easy"];

export const PASSWORD_HINT = `At least ${PASSWORD_MIN} characters, such as four or five words. You can paste it.`;
