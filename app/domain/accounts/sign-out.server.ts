import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";

/** Ends the actor's session on this device. */
export async function signOut(actor: Actor): Promise<void> {
  await inTransaction((tx) => endWhere(tx, actor, { publicId: actor.sessionId }));
}

/** Ends one of the actor's sessions, named by its public id. Raises "not-found" for any other. */
export async function signOutDevice(actor: Actor, input: { deviceId: string }): Promise<void> {
  const count = await inTransaction((tx) => endWhere(tx, actor, { publicId: input.deviceId }));
  if (count === 0) throw notFound();
}

/** Ends every session of the actor but this one. */
export async function signOutOtherDevices(actor: Actor): Promise<void> {
  await inTransaction((tx) => endWhere(tx, actor, { publicId: { not: actor.sessionId } }));
}

type Which = { publicId: string | { not: string } };

async function endWhere(tx: Tx, actor: Actor, which: Which): Promise<number> {
  const { count } = await tx.authSession.deleteMany({ where: { personId: actor.personId, ...which } });
  if (count > 0) {
    await recordEvent(tx, actor, {
      action: "sign-out",
      objectKind: "person",
      objectId: actor.personId,
      subjectPersonId: actor.personId,
    });
  }
  return count;
}
