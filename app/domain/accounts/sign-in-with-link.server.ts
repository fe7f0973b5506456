import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type Entered, enter } from "./internal/enter.server";
import { markEmailVerified, spendToken } from "./internal/one-time-tokens.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * Signs in by the link of a mail, which works once. Raises "link-used" when it was used or is too old, with the
 * `email` it was sent to, so that its holder can ask for another; `email` is null for a link that never was.
 */
export async function signInWithLink(
  input: { token: string },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<Entered> {
  const entered = await inTransaction(async (tx) => {
    const personId = await spendToken(tx, hashToken(input.token), clock());
    if (!personId) return null;
    await markEmailVerified(tx, personId, clock());
    return enter(tx, personId, origin);
  });
  if (!entered) throw new DomainError("link-used", { email: (await signInLink(input.token, clock)).email });
  return entered;
}

/** Whether a link can still be used, and whose it is; changes nothing. */
export async function signInLink(
  token: string,
  clock: Clock = realClock,
): Promise<{ usable: boolean; email: string | null }> {
  const found = await db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(token), purpose: "sign_in" },
    select: { email: true, usedAt: true, expiresAt: true },
  });
  if (!found) return { usable: false, email: null };
  return { usable: !found.usedAt && found.expiresAt > clock(), email: found.email };
}
