/** What the pages say to expected failures of signing in; never which of the two was wrong. */
export const SIGN_IN_FAILED =
  "That e-mail address and password do not go together. Try again, or have a link mailed to you.";

export const CODE_USED = "That code was used or is too old. Ask for a new one.";

export const codeWrong = (left: number): string =>
  `That is not the code from our mail. You have ${left === 1 ? "one try" : `${left} tries`} left.`;

export function waitSentence(retryAfterSeconds: number): string {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`;
}

export const CODE_REFUSED =
  "That code is not right, or was used before. Wait for the next one and try again.";

export const PROOF_REFUSED = "That is not right. Try again, or use another way.";
