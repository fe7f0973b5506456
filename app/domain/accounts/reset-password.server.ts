import { shortAddress } from "#app/domain/audit/short-address";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { openEmail } from "./contact-details.server";
import { hashNewPassword } from "./create-account.server";
import { type Entered, enter } from "./internal/enter.server";
import { burnTokensOf, markEmailVerified, spendToken } from "./internal/one-time-tokens.server";
import { personActor } from "./internal/person-actor.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { replacePassword } from "./internal/replace-password.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * Sets a new password by the link of a mail, which works once, and signs in; a second factor is asked for as ever, and one
 * that was guessed at too often counts again. Every
 * session there was is ended, and everything mailed before is void. Raises "link-used", and "password-refused" with
 * `problem`, which leaves the link as it is.
 */
export async function resetPassword(
  input: { token: string; newPassword: string },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<Entered> {
  const where = {
    tokenHash: hashToken(input.token),
    purpose: "reset_password" as const,
    personId: { not: null },
  };
  const asked = await db.oneTimeToken.findFirst({ where, select: { id: true, emailSealed: true } });
  if (!asked) throw new DomainError("link-used");
  const known = [await openEmail(db, "one_time_token", asked)];
  const secret = await hashNewPassword(input.newPassword, known);
  if (!secret) throw new DomainError("password-refused", { problem: "too-short" });
  return inTransaction(async (tx) => {
    const now = clock();
    const spent = await spendToken(tx, "reset_password", hashToken(input.token), now);
    const actor = spent && (await personActor(tx, spent.personId));
    if (!actor) throw new DomainError("link-used");
    const { personId } = actor;
    await replacePassword(tx, personId, secret);
    await tx.credential.updateMany({ where: { personId }, data: { failedInRow: 0 } });
    await tx.authSession.deleteMany({ where: { personId } });
    await burnTokensOf(tx, personId, now);
    await markEmailVerified(tx, personId, now);
    await recordSecurityChange(tx, { ...actor, address: shortAddress(origin.ip) }, "password-reset");
    return enter(tx, personId, origin);
  });
}
