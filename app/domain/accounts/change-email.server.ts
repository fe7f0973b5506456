import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { sealEmail } from "./contact-details.server";
import { spendToken } from "./internal/one-time-tokens.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { tellOfChange } from "./internal/tell-of-change.server";
import { endOtherSessions, renewSession } from "./sign-in-session.server";

/**
 * The actor uses the new address that a link was mailed to, from now on: they who asked for it, signed in, so that a
 * mistyped address gives its reader nothing. Both addresses are told, all other devices are signed out, and nothing that was
 * mailed before opens anything any more; they go on with the token given. Raises "link-used" for a link that is unknown, of
 * somebody else, used or too old, and "email-taken" when somebody has the address by now.
 */
export async function changeEmail(
  actor: Actor,
  input: { token: string },
  clock: Clock = realClock,
): Promise<{ token: string }> {
  const { personId } = actor;
  const now = clock();
  const spent = await spendToken(db, "verify_email", hashToken(input.token), now, personId);
  if (!spent) throw new DomainError("link-used");
  try {
    return await inTransaction(async (tx) => {
      await tellOfChange(tx, personId, "email-given-up");
      const address = await sealEmail(tx, "person", personId, spent.email);
      const data = { ...address, emailVerifiedAt: now };
      await tx.person.update({ where: { id: personId }, data, select: { id: true } });
      await endOtherSessions(tx, actor);
      await recordSecurityChange(tx, actor, "email-changed");
      return { token: await renewSession(tx, actor, { secondFactor: false }) };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("email-taken");
  }
}
