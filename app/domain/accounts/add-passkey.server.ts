import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { checkCreation, readAnswer } from "#app/platform/passkeys/webauthn.server";
import { spendChallenge } from "./internal/passkeys.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { endOtherSessions, renewSession } from "./sign-in-session.server";

/**
 * Adds the passkey that the actor's browser has made. All other devices are signed out; this one goes on with the token
 * given. `answer` is the browser's, in JSON. Raises "passkey-refused" when it does not hold or was made for another
 * question than the one asked.
 */
export async function addPasskey(
  actor: Actor,
  input: { answer: string; label: string },
  clock: Clock = realClock,
): Promise<{ token: string }> {
  const { personId } = actor;
  const read = readAnswer(input.answer);
  if (!read || !(await spendChallenge(db, read.challenge, personId, clock()))) {
    throw new DomainError("passkey-refused");
  }
  const made = await checkCreation(read.answer, read.challenge);
  if (!made) throw new DomainError("passkey-refused");
  const { id: passkeyId, signCount, transports } = made;
  const publicKey = new Uint8Array(made.publicKey);
  try {
    return await inTransaction(async (tx) => {
      await tx.credential.create({
        data: {
          ...{ id: newId(), personId, kind: "passkey", label: input.label, confirmedAt: clock() },
          ...{ passkeyId, publicKey, signCount, transports },
        },
        select: { id: true },
      });
      await endOtherSessions(tx, actor);
      await recordSecurityChange(tx, actor, "passkey-added");
      return { token: await renewSession(tx, actor, { secondFactor: true }) };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("passkey-refused");
  }
}
