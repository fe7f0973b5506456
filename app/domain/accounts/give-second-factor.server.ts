import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor, Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { authenticatorOf, takeCode } from "./internal/authenticator.server";
import { countTry } from "./internal/limits.server";
import { personActor } from "./internal/person-actor.server";
import { spendRecoveryCode } from "./internal/recovery-codes.server";
import { tellOfChange } from "./internal/tell-of-change.server";
import { renewSession } from "./sign-in-session.server";

/** What somebody gives as their second factor: a code of their app, or a recovery code. */
export type SecondFactor = { kind: "app" | "recovery"; code: string };

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
    await record(tx, actor, "second-factor-given");
    return { token, roles: person.roles };
  });
  if (!entered) {
    await record(db, actor, "second-factor-refused");
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
    const day = now.toISOString().slice(0, 10);
    await tellOfChange(db, personId, "second-factor-tried", `tried:${personId}:${day}`);
    throw error;
  }
}

/** Uses up one proof of the second factor; false when it is none. */
export async function takeSecondFactor(
  tx: Tx,
  actor: Actor,
  { kind, code }: SecondFactor,
  now: Date,
): Promise<boolean> {
  if (kind === "recovery") {
    if (!(await spendRecoveryCode(tx, actor.personId, code, now))) return false;
    await record(tx, actor, "recovery-code-used");
    await tellOfChange(tx, actor.personId, "recovery-code-used");
    return true;
  }
  const app = await authenticatorOf(tx, actor, "in-use");
  return app !== null && takeCode(tx, app, code, now);
}

type Given = "second-factor-given" | "second-factor-refused" | "recovery-code-used";

function record(tx: Tx, actor: Actor, action: Given): Promise<void> {
  const { personId } = actor;
  const result = action === "second-factor-refused" ? "denied" : "allowed";
  return recordEvent(tx, actor, {
    action,
    objectKind: "person",
    objectId: personId,
    subjectPersonId: personId,
    result,
  });
}
