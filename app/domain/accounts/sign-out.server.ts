import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { endOtherSessions } from "./sign-in-session.server";

/** Ends the actor's session on this device. */
export async function signOut(actor: Actor): Promise<void> {
  await inTransaction((tx) => endWhere(tx, actor, { publicId: actor.sessionId }));
}

/** Ends one of the actor's sessions, named by its public id. Raises "not-found" for any other. */
export async function signOutDevice(actor: Actor, input: { deviceId: string }): Promise<void> {
  const count = await inTransaction((tx) => endWhere(tx, actor, { publicId: input.deviceId }));
  if (count === 0) throw notFound();
}

/** Ends every session of the actor but this one, and voids what was mailed to them before. */
export async function signOutOtherDevices(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await endOtherSessions(tx, actor)) > 0) await recordSignOut(tx, actor);
  });
}

async function endWhere(tx: Tx, actor: Actor, which: { publicId: string }): Promise<number> {
  const { count } = await tx.authSession.deleteMany({ where: { personId: actor.personId, ...which } });
  if (count > 0) await recordSignOut(tx, actor);
  return count;
}

const recordSignOut = (tx: Tx, actor: Actor): Promise<void> => recordAccountEvent(tx, actor, "sign-out");
