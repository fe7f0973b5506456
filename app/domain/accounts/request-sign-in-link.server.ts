import { newId } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { newToken } from "#app/platform/crypto/tokens.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { normalizeEmail } from "./email-address";
import { countTry } from "./internal/limits.server";
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
  await countTry(["sign-in-mail-account", email], ["sign-in-mail-address", origin.ip]);
  const requestId = newId();
  await inTransaction(async (tx) => {
    await tx.oneTimeToken.create({
      data: {
        id: requestId,
        // Nobody holds this token; the job puts in the hash of the one it mails.
        tokenHash: newToken().hash,
        purpose: "sign_in",
        email,
        createdAt: clock(),
        expiresAt: addMinutes(clock(), SIGN_IN_MINUTES),
      },
      select: { id: true },
    });
    await enqueue(tx, SEND_SIGN_IN_MAIL_JOB, { requestId });
  });
  return { requestId };
}
