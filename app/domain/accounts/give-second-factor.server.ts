import type { Actor, Role } from "#app/domain/shared/actor";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { countTry } from "./internal/limits.server";
import { personActor } from "./internal/person-actor.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { type SecondFactor, takeSecondFactor } from "./internal/take-second-factor.server";
import { tellOfChange } from "./internal/tell-of-change.server";
import { renewSession } from "./sign-in-session.server";

/**
 * Lets somebody wholly in who was half signed in; they go on with the token given. Raises "code-wrong", the same for a code
 * that was taken before, and "too-many-attempts". A recovery code used is told to its owner by mail.
 */
export async function giveSecondFactor(
  actor: Actor,
  factor: SecondFactor,
  clock: Clock = realClock,
): Promise<{ token: string; roles: Role[] }> {
  await countSecondFactor(actor, clock());
  const entered = await inTransaction(async (tx) => {
    if (!(await takeSecondFactor(tx, actor, factor, clock()))) return null;
    const person = await personActor(tx, actor.personId);
    if (!person) throw new DomainError("sign-in-failed");
    const token = await renewSession(tx, actor, { secondFactor: true });
    await recordAccountEvent(tx, actor, "second-factor-given");
    return { token, roles: person.roles };
  });
  if (!entered) {
    await recordAccountEvent(db, actor, "second-factor-refused", { result: "denied" });
    throw new DomainError("code-wrong");
  }
  await resetLimit("second-factor", actor.personId);
  await resetLimit("second-factor-day", actor.personId);
  return entered;
}

/**
 * Counts a try at a second factor, a few in a quarter of an hour and some in a day. Who runs out of them knew the first
 * factor: its owner is told by mail, once in a day. Raises "too-many-attempts".
 */
async function countSecondFactor({ personId }: Actor, now: Date): Promise<void> {
  try {
    await countTry(["second-factor", personId], ["second-factor-day", personId]);
  } catch (error) {
    if (!isDomainError(error, "too-many-attempts")) throw error;
    const day = now.toISOString().slice(0, 10);
    await tellOfChange(db, personId, "second-factor-tried", `tried:${personId}:${day}`);
    throw error;
  }
}
