import { DomainError } from "#app/domain/shared/domain-error";
import { NOBODY } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { verifyAgainstNothing, verifyPassword } from "#app/platform/crypto/passwords.server";
import { preparedRead } from "#app/platform/db/pool.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { normalizeEmail } from "./email-address";
import { type Entered, enter, recordFailedSignIn } from "./internal/enter.server";
import { countFailure, takePassword } from "./internal/failures.server";
import { countTry, fromAddress } from "./internal/limits.server";
import type { SessionOrigin } from "./sign-in-session.server";

type Credential = { id: string; personId: string; secret: string };

const PASSWORD = `
  SELECT c.id, c.person_id AS "personId", c.secret
  FROM credential c JOIN person p ON p.id = c.person_id
  WHERE p.email_index = $1 AND p.deactivated_at IS NULL AND c.kind = 'password'`;

/**
 * Signs in by address of mail and password. Unknown address, no password set, wrong password and one that was guessed at a
 * hundred times in a row are one answer, "sign-in-failed", after the same work. Raises "too-many-attempts" too.
 */
export async function signInWithPassword(
  input: { email: string; password: string },
  origin: SessionOrigin,
): Promise<Entered> {
  const email = normalizeEmail(input.email);
  const here = fromAddress(email, origin.ip);
  await countTry(
    ["sign-in-account", email],
    ["sign-in-account-address", here],
    ["sign-in-address", origin.ip],
  );
  const [credential] = await preparedRead<Credential>("password-of-address", PASSWORD, [emailIndex(email)]);
  const isRight = credential
    ? await verifyPassword(credential.secret, input.password)
    : await verifyAgainstNothing(input.password);
  const entered = credential && isRight ? await enterBy(credential, origin) : null;
  if (!entered) {
    // Of an account that is not there as well: it takes as long as for one that is.
    await recordFailedSignIn(credential?.personId ?? null, origin, (tx) =>
      countFailure(tx, credential?.id ?? NOBODY, "password-locked"),
    );
    throw new DomainError("sign-in-failed");
  }
  await Promise.all([resetLimit("sign-in-account", email), resetLimit("sign-in-account-address", here)]);
  return entered;
}

const enterBy = ({ id, personId }: Credential, origin: SessionOrigin): Promise<Entered | null> =>
  inTransaction(async (tx) => ((await takePassword(tx, id)) ? enter(tx, personId, origin) : null));
