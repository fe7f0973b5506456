import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type Entered, enter, recordFailedSignIn } from "./internal/enter.server";
import { countTry } from "./internal/limits.server";
import { provenPasskey } from "./internal/passkeys.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * Signs in by a passkey that its owner has unlocked: something they have and something they are or know, so no further
 * step follows. `answer` is the browser's, in JSON. Raises "passkey-refused" and "too-many-attempts".
 */
export async function signInWithPasskey(
  input: { answer: string },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<Entered> {
  await countTry(["sign-in-address", origin.ip]);
  const entered = await inTransaction(async (tx) => {
    const proven = await provenPasskey(tx, input.answer, clock());
    return proven && enter(tx, proven.personId, { ...origin, secondFactorAt: clock() });
  });
  if (entered) return entered;
  await recordFailedSignIn(null, origin);
  throw new DomainError("passkey-refused");
}
