/** How often something may be tried: `points` within `seconds`, counted from the first try. */
export type Limit = { points: number; seconds: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * `account` limits count by person or address of mail, `address` limits by network address, `account-address` limits by
 * both, IPv6 by its first 64 bits: somebody who guesses from afar locks out themself, and the account's owner only where they guess from many places.
 */
export const LIMITS = {
  // What was wrong a hundred times in a row moreover ends the password (accounts/internal/failures.server.ts).
  "sign-in-account": { points: 100, seconds: 15 * MINUTE },
  "sign-in-account-address": { points: 10, seconds: 15 * MINUTE },
  "sign-in-address": { points: 60, seconds: 15 * MINUTE },
  // Whoever runs into it still has the link of the same mail.
  "sign-in-code-account": { points: 15, seconds: HOUR },
  "sign-in-code-account-day": { points: 30, seconds: DAY },
  "sign-in-code-account-month": { points: 100, seconds: 30 * DAY },
  "sign-in-code": { points: 5, seconds: 15 * MINUTE },
  "sign-in-mail-account": { points: 12, seconds: 15 * MINUTE },
  "sign-in-mail-account-address": { points: 4, seconds: 15 * MINUTE },
  "sign-in-mail-address": { points: 20, seconds: 15 * MINUTE },
  "reset-account": { points: 12, seconds: HOUR },
  "reset-account-address": { points: 4, seconds: HOUR },
  "reset-address": { points: 20, seconds: HOUR },
  "second-factor": { points: 5, seconds: 15 * MINUTE },
  "second-factor-day": { points: 20, seconds: DAY },
  "identity-mail": { points: 4, seconds: 15 * MINUTE },
  identity: { points: 5, seconds: 15 * MINUTE },
  "identity-day": { points: 20, seconds: DAY },
  "passkey-address": { points: 60, seconds: 15 * MINUTE },
  "email-change": { points: 5, seconds: HOUR },
  "sign-up-address": { points: 120, seconds: HOUR },
  "invitation-account": { points: 30, seconds: HOUR },
  "invitation-mail": { points: 5, seconds: HOUR },
  "consult-hold": { points: 120, seconds: HOUR },
  "consult-address": { points: 60, seconds: HOUR },
  "consult-mail": { points: 5, seconds: HOUR },
  "message-account": { points: 300, seconds: HOUR },
  "upload-account": { points: 60, seconds: HOUR },
  // Of refusals by the limits above: the first in each minute is an event, the rest of a flood is not.
  "refusal-noted": { points: 1, seconds: MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
