import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type Entered, enter, recordFailedSignIn } from "./internal/enter.server";
import { countTry, forgetCodeTries } from "./internal/limits.server";
import { markEmailVerified, takeMailedCode } from "./internal/one-time-tokens.server";
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
  const account = await accountOf(input.requestId);
  await countTry(
    ["sign-in-code", input.requestId],
    ["sign-in-code-account", account],
    ["sign-in-code-account-day", account],
    ["sign-in-code-account-month", account],
    ["sign-in-address", origin.ip],
  );
  const outcome = await inTransaction(async (tx) => {
    const now = clock();
    const taken = await takeMailedCode(tx, input.requestId, input.code, now);
    if (!taken || "left" in taken) return taken;
    await markEmailVerified(tx, taken.personId, now);
    return enter(tx, taken.personId, origin);
  });
  if (outcome && "token" in outcome) {
    if (account) await forgetCodeTries(account);
    return outcome;
  }
  await recordFailedSignIn(null, origin);
  if (!outcome) throw new DomainError("code-used");
  throw new DomainError("code-wrong", { left: outcome.left });
}

/** What the address of a request is found by; null for one that never was. */
async function accountOf(requestId: string): Promise<string | null> {
  const where = { id: requestId, purpose: "sign_in" as const };
  return (await db.oneTimeToken.findFirst({ where, select: { emailIndex: true } }))?.emailIndex ?? null;
}
