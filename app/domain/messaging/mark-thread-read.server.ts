import type { Actor } from "#app/domain/shared/actor";
import { inTransaction } from "#app/platform/db/transaction.server";
import { moveMarker } from "./internal/append-message.server";
import { ownThread } from "./internal/thread-access.server";

/** Remembers how far the actor has read; never beyond the last message. Raises "not-found". */
export async function markThreadRead(actor: Actor, input: { threadId: string; seq: number }): Promise<void> {
  await inTransaction(async (tx) => {
    const thread = await ownThread(tx, actor, input.threadId);
    await moveMarker(tx, thread.id, actor.personId, Math.min(input.seq, thread.lastSeq));
  });
}
