import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { normalizeEmail } from "./email-address";
import { askForMail } from "./internal/ask-for-mail.server";
import { countTry, fromAddress } from "./internal/limits.server";
import { SEND_SIGN_IN_MAIL_JOB } from "./job-names";
import type { SessionOrigin } from "./sign-in-session.server";

/** How long a link and its code can be used. */
export const SIGN_IN_MINUTES = 15;

/**
 * Asks for a mail with a link and a code. Does the same work, and answers the same, whether anybody has that address
 * or not: the job that follows finds out. `requestId` names the request to the one browser that made it, and the code
 * is good only together with it. Raises "too-many-attempts".
 */
export async function requestSignInLink(
  input: { email: string },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<{ requestId: string }> {
  const email = normalizeEmail(input.email);
  await countTry(
    ["sign-in-mail-account", email],
    ["sign-in-mail-account-address", fromAddress(email, origin.ip)],
    ["sign-in-mail-address", origin.ip],
  );
  const wish = { purpose: "sign_in", email, minutes: SIGN_IN_MINUTES, job: SEND_SIGN_IN_MAIL_JOB } as const;
  return { requestId: await inTransaction((tx) => askForMail(tx, wish, clock())) };
}
