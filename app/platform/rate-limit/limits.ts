/** How often something may be tried: `points` within `seconds`, counted from the first try. */
export type Limit = { points: number; seconds: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** `account` limits count by person or address of mail, `address` limits by network address. */
export const LIMITS = {
  "sign-in-account": { points: 10, seconds: 15 * MINUTE },
  "sign-in-address": { points: 60, seconds: 15 * MINUTE },
  "sign-in-code": { points: 5, seconds: 15 * MINUTE },
  "sign-in-mail-account": { points: 4, seconds: 15 * MINUTE },
  "sign-in-mail-address": { points: 20, seconds: 15 * MINUTE },
  "reset-account": { points: 4, seconds: HOUR },
  "reset-address": { points: 20, seconds: HOUR },
  "second-factor": { points: 5, seconds: 15 * MINUTE },
  identity: { points: 5, seconds: 15 * MINUTE },
  "passkey-address": { points: 60, seconds: 15 * MINUTE },
  "email-change": { points: 5, seconds: HOUR },
  "sign-up-address": { points: 20, seconds: HOUR },
  "invitation-address": { points: 60, seconds: HOUR },
  "consult-hold": { points: 120, seconds: HOUR },
  "consult-address": { points: 60, seconds: HOUR },
  "consult-mail": { points: 5, seconds: HOUR },
  "message-account": { points: 60, seconds: HOUR },
  "upload-account": { points: 60, seconds: HOUR },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
