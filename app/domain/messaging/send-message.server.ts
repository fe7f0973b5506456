import { countMessage } from "#app/domain/accounts/limits-of-people.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { together } from "#app/platform/db/together";
import { inTransaction } from "#app/platform/db/transaction.server";
import { appendMessage, sealMessage } from "./internal/append-message.server";
import { ownThread } from "./internal/thread-access.server";

export type SendMessage = { threadId: string; clientId: string; body: string };

/**
 * Sends one message. The same `clientId` sent again answers with the number of the first message, so a double press,
 * a retry and a reload never make two. Raises "not-found" for a thread the actor may not read, "too-many-attempts".
 */
export async function sendMessage(
  actor: Actor,
  input: SendMessage,
  clock: Clock = realClock,
): Promise<{ seq: number }> {
  await countMessage(actor);
  try {
    return await inTransaction(async (tx) => {
      const thread = await ownThread(tx, actor, input.threadId);
      const { compartmentId } = thread;
      const now = clock();
      const message = await sealMessage(tx, { ...input, compartmentId, senderId: actor.personId }, now);
      const [seq] = await together(
        appendMessage(tx, message, now),
        recordEvent(tx, actor, {
          action: "message-sent",
          objectKind: "thread",
          objectId: thread.id,
          chartId: thread.chartId,
          subjectPersonId: thread.memberPersonId,
          audience: thread.audience,
        }),
      );
      return { seq };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const sent = await db.message.findFirst({
      where: { threadId: input.threadId, clientId: input.clientId, senderId: actor.personId },
      select: { seq: true },
    });
    if (!sent) throw error;
    return sent;
  }
}
