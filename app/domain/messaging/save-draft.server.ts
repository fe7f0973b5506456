import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { ownThread } from "./internal/thread-access.server";
import { draftPlace } from "./thread-queries.server";

/** Keeps what the actor has typed so far, sealed, one draft per thread; an empty text drops it. Raises "not-found". */
export async function saveDraft(
  actor: Actor,
  input: { threadId: string; body: string },
  clock: Clock = realClock,
): Promise<{ savedAt: string | null }> {
  return inTransaction(async (tx) => {
    const thread = await ownThread(tx, actor, input.threadId);
    const key = { threadId: thread.id, personId: actor.personId };
    if (input.body.trim() === "") {
      await tx.messageDraft.deleteMany({ where: key });
      return { savedAt: null };
    }
    const place = draftPlace(thread.compartmentId, thread.id, actor.personId);
    const data = { bodySealed: await sealText(tx, place, input.body), savedAt: clock() };
    await tx.messageDraft.upsert({
      where: { threadId_personId: key },
      create: { ...key, ...data },
      update: data,
      select: { threadId: true },
    });
    return { savedAt: data.savedAt.toISOString() };
  });
}
