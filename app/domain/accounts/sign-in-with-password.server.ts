import { DomainError } from "#app/domain/shared/domain-error";
import { verifyAgainstNothing, verifyPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { normalizeEmail } from "./email-address";
import { type Entered, enter, recordFailedSignIn } from "./internal/enter.server";
import { countTry } from "./internal/limits.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * Signs in by address of mail and password. Unknown address, no password set and wrong password are one answer,
 * "sign-in-failed", after the same work. Raises "too-many-attempts" too.
 */
export async function signInWithPassword(
  input: { email: string; password: string },
  origin: SessionOrigin,
): Promise<Entered> {
  const email = normalizeEmail(input.email);
  await countTry(["sign-in-account", email], ["sign-in-address", origin.ip]);
  const credential = await db.credential.findFirst({
    where: { kind: "password", person: { email, deactivatedAt: null } },
    select: { id: true, personId: true, secret: true },
  });
  const isRight = credential
    ? await verifyPassword(credential.secret, input.password)
    : await verifyAgainstNothing(input.password);
  if (!credential || !isRight) {
    await recordFailedSignIn(credential?.personId ?? null);
    throw new DomainError("sign-in-failed");
  }
  const entered = await inTransaction(async (tx) => {
    await tx.credential.update({
      where: { id: credential.id },
      data: { lastUsedAt: new Date() },
      select: { id: true },
    });
    return enter(tx, credential.personId, origin);
  });
  await resetLimit("sign-in-account", email);
  return entered;
}
