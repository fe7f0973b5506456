import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** NIST SP 800-63B-4, 3.1.1.2: fifteen characters where the password is the only factor; no composition rules. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;
const ENOUGH = 3;
/** Estimating is worked on the event loop, so only the part that decides is looked at. */
const LOOKED_AT = 64;

export type PasswordProblem = "too-short" | "too-long" | "too-easy";

const SENTENCES: Record<PasswordProblem, string> = {
  "too-short": `Use at least ${PASSWORD_MIN} characters. Four or five words are easy to remember.`,
  "too-long": `Use at most ${PASSWORD_MAX} characters.`,
  "too-easy": "This password is easy to guess. Add words that have nothing to do with each other.",
};

export const passwordSentence = (problem: PasswordProblem): string => SENTENCES[problem];

let estimator: ZxcvbnFactory | null = null;

/** What is wrong with a new password, or null. `known` is what others know of the person: name, address of mail. */
export function passwordProblem(password: string, known: readonly string[] = []): PasswordProblem | null {
  if ([...password].length < PASSWORD_MIN) return "too-short";
  if (password.length > PASSWORD_MAX) return "too-long";
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known.flatMap(wordsOf).filter((word) => word.length > 2);
  return estimator.check(password.slice(0, LOOKED_AT), words).score < ENOUGH ? "too-easy" : null;
}

function wordsOf(text: string): string[] {
  const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [text, parts.join(""), ...parts];
}
