import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { emailOf } from "./contact-details.server";
import { askForMail } from "./internal/ask-for-mail.server";
import { countTry } from "./internal/limits.server";
import { SEND_SIGN_IN_MAIL_JOB } from "./job-names";
import { SIGN_IN_MINUTES } from "./request-sign-in-link.server";

/**
 * Asks for a mail with a code for somebody who is signed in and proves to be themself. Counted for them alone: nobody who
 * asks for mails to their address from elsewhere keeps them from it. Raises "too-many-attempts".
 */
export async function requestIdentityCode(
  actor: Actor,
  clock: Clock = realClock,
): Promise<{ requestId: string }> {
  const { personId } = actor;
  await countTry(["identity-mail", personId]);
  const email = await emailOf(db, personId);
  const wish = { purpose: "sign_in", email, minutes: SIGN_IN_MINUTES, job: SEND_SIGN_IN_MAIL_JOB } as const;
  return { requestId: await inTransaction((tx) => askForMail(tx, wish, clock())) };
}
