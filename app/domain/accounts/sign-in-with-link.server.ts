import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type Entered, enter } from "./internal/enter.server";
import { forgetCodeTries } from "./internal/limits.server";
import { markEmailVerified, spendToken } from "./internal/one-time-tokens.server";
import { mailedLink } from "./mailed-link-queries.server";
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
    const spent = await spendToken(tx, "sign_in", hashToken(input.token), clock());
    if (!spent) return null;
    await markEmailVerified(tx, spent.personId, clock());
    return { ...(await enter(tx, spent.personId, origin)), email: spent.email };
  });
  if (!entered) {
    const { email } = await mailedLink("sign_in", input.token, clock);
    throw new DomainError("link-used", { email });
  }
  const { email, ...session } = entered;
  await forgetCodeTries(emailIndex(email));
  return session;
}
