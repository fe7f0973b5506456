import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { PASSWORD_MAX, PASSWORD_MIN, PASSWORD_MIN_OF_TWO, type PasswordProblem } from "./password-words";

const ENOUGH = 3;
/** Estimating is worked on the event loop, so only the part that decides is looked at. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | null = null;

/**
 * What is wrong with a new password, or null. `known` is what others know of the person: name, address of mail.
 * `oneOfTwo`: a second factor always goes with it.
 */
export function passwordProblem(
  password: string,
  known: readonly string[] = [],
  oneOfTwo = false,
): PasswordProblem | null {
  if ([...password].length < (oneOfTwo ? PASSWORD_MIN_OF_TWO : PASSWORD_MIN)) return "too-short";
  if (password.length > PASSWORD_MAX) return "too-long";
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known.flatMap(wordsOf).filter((word) => word.length > 2);
  return estimator.check(password.slice(0, LOOKED_AT), words).score < ENOUGH ? "too-easy" : null;
}

function wordsOf(text: string): string[] {
  const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [text, parts.join(""), ...parts];
}
