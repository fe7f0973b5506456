import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { normalizeEmail } from "./email-address";
import { askForMail } from "./internal/ask-for-mail.server";
import { countTry, fromAddress } from "./internal/limits.server";
import { SEND_RESET_MAIL_JOB } from "./job-names";
import type { SessionOrigin } from "./sign-in-session.server";

/** How long a link to set a new password can be used. */
export const RESET_MINUTES = 30;

/**
 * Asks for a mail with a link to set a new password. Does the same work, and answers the same, whether anybody has that
 * address or not. Raises "too-many-attempts".
 */
export async function requestPasswordReset(
  input: { email: string },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<void> {
  const email = normalizeEmail(input.email);
  await countTry(
    ["reset-account", email],
    ["reset-account-address", fromAddress(email, origin.ip)],
    ["reset-address", origin.ip],
  );
  const wish = {
    purpose: "reset_password",
    email,
    minutes: RESET_MINUTES,
    job: SEND_RESET_MAIL_JOB,
  } as const;
  await inTransaction((tx) => askForMail(tx, wish, clock()));
}
