import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { emailOf } from "./contact-details.server";
import { normalizeEmail } from "./email-address";
import { askForMail } from "./internal/ask-for-mail.server";
import { countTry } from "./internal/limits.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { SEND_EMAIL_CHANGE_JOB } from "./job-names";

/** How long the link to the new address can be used. */
export const EMAIL_CHANGE_MINUTES = 60;

/**
 * Asks to use another address of mail. Nothing changes until the link that goes to the new address is used; the address in
 * use hears of it at once. Answers the same whether somebody has the new address or not. Raises "same-email" and
 * "too-many-attempts".
 */
export async function requestEmailChange(
  actor: Actor,
  input: { email: string },
  clock: Clock = realClock,
): Promise<void> {
  const { personId } = actor;
  const email = normalizeEmail(input.email);
  if ((await emailOf(db, personId)) === email) throw new DomainError("same-email");
  await countTry(["email-change", personId]);
  const wish = { purpose: "verify_email", email, minutes: EMAIL_CHANGE_MINUTES, personId } as const;
  await inTransaction(async (tx) => {
    await askForMail(tx, { ...wish, job: SEND_EMAIL_CHANGE_JOB }, clock());
    await recordSecurityChange(tx, actor, "email-change-asked");
  });
}
