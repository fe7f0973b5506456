import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { endTextConsents } from "./internal/end-text-consents.server";

/** The actor wants no more texts; what still waits is not sent either. Ending twice is ending once. */
export async function endTexts(actor: Actor, clock: Clock = realClock): Promise<void> {
  const { personId } = actor;
  await inTransaction((tx) => endTextConsents(tx, actor, { personId, phoneHash: null }, clock()));
}
