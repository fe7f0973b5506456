import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { newTotpSecret } from "#app/platform/crypto/totp.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { secretPlace } from "./internal/authenticator.server";
import { lockPerson } from "./internal/lock-person.server";

/**
 * Makes the secret for an authenticator app that the actor is about to set up, in place of any that was begun before. Only
 * the session that began it sees it. One that they use already goes on until the new one has proved to work.
 */
export async function beginAuthenticator(actor: Actor): Promise<void> {
  const { personId } = actor;
  await inTransaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.credential.deleteMany({ where: { personId, kind: "totp", confirmedAt: null } });
    const compartmentId = await compartmentFor(tx, { kind: "account", personId });
    const id = newId();
    const secretSealed = await sealText(tx, secretPlace(id, compartmentId), newTotpSecret());
    await tx.credential.create({
      data: { id, personId, kind: "totp", secretSealed, compartmentId, begunIn: actor.sessionId },
      select: { id: true },
    });
  });
}
