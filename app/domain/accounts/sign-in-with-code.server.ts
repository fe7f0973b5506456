import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { hashCode, isSameHash } from "./internal/code-hash.server";
import { type Entered, enter, recordFailedSignIn } from "./internal/enter.server";
import { countTry } from "./internal/limits.server";
import {
  burnRequest,
  CODE_TRIES,
  markEmailVerified,
  spendRequest,
  tryCode,
} from "./internal/one-time-tokens.server";
import type { SessionOrigin } from "./sign-in-session.server";

type Input = { requestId: string; code: string };

/**
 * Signs in by the six digits of a mail, typed into the browser that asked for them. Raises "code-wrong" with `left`
 * tries, "code-used" when it was used, burned by five wrong tries or is too old, and "too-many-attempts".
 */
export async function signInWithCode(
  input: Input,
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<Entered> {
  const code = input.code.replaceAll(/\s/g, "");
  await countTry(["sign-in-code", await emailOf(input.requestId)], ["sign-in-address", origin.ip]);
  const outcome = await inTransaction(async (tx) => {
    const now = clock();
    const tried = await tryCode(tx, input.requestId, now);
    if (!tried) return "used";
    if (!tried.codeHash || !isSameHash(tried.codeHash, hashCode(input.requestId, code))) {
      const left = CODE_TRIES - tried.attempts;
      if (left === 0) await burnRequest(tx, input.requestId, now);
      return left;
    }
    const personId = await spendRequest(tx, input.requestId, now);
    if (!personId) return "used";
    await markEmailVerified(tx, personId, now);
    return enter(tx, personId, origin);
  });
  if (typeof outcome === "object") return outcome;
  await recordFailedSignIn(null, origin);
  if (outcome === "used" || outcome === 0) throw new DomainError("code-used");
  throw new DomainError("code-wrong", { left: outcome });
}

/** The address a request was made for; null for one that never was. */
export async function emailOf(requestId: string): Promise<string | null> {
  const where = { id: requestId, purpose: "sign_in" as const };
  return (await db.oneTimeToken.findFirst({ where, select: { email: true } }))?.email ?? null;
}
