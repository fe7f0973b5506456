import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { authenticatorOf, takeCode } from "./internal/authenticator.server";
import { countTry } from "./internal/limits.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { endOtherSessions, renewSession } from "./sign-in-session.server";

/**
 * The app that was begun shows the right code: from now on it is the actor's second factor, in place of one they had, whose
 * recovery codes end with it. All other devices are signed out; this one goes on with the token given. Raises "nothing-begun", "code-wrong",
 * "too-many-attempts".
 */
export async function confirmAuthenticator(
  actor: Actor,
  input: { code: string },
  clock: Clock = realClock,
): Promise<{ token: string }> {
  const { personId } = actor;
  await countTry(["second-factor", personId]);
  const token = await inTransaction(async (tx) => {
    const begun = await authenticatorOf(tx, actor, "begun");
    if (!begun) throw new DomainError("nothing-begun");
    if (!(await takeCode(tx, begun, input.code, clock()))) return null;
    const earlier = { personId, kind: "totp" as const, confirmedAt: { not: null } };
    const { count } = await tx.credential.deleteMany({ where: earlier });
    // Whoever replaces an app may have lost its device, and the codes kept with it.
    if (count > 0) await tx.recoveryCode.deleteMany({ where: { personId } });
    await tx.credential.update({
      where: { id: begun.id },
      data: { confirmedAt: clock() },
      select: { id: true },
    });
    await endOtherSessions(tx, actor);
    await recordSecurityChange(tx, actor, "app-added");
    return renewSession(tx, actor, { secondFactor: true });
  });
  if (!token) {
    await recordAccountEvent(db, actor, "second-factor-refused", { result: "denied" });
    throw new DomainError("code-wrong");
  }
  await resetLimit("second-factor", personId);
  return { token };
}
