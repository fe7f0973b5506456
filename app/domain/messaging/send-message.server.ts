import { countMessage } from "#app/domain/accounts/limits-of-people.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { together } from "#app/platform/db/together";
import { inTransaction } from "#app/platform/db/transaction.server";
import { appendMessage, sealMessage } from "./internal/append-message.server";
import { messagePlace } from "./internal/message-place.server";
import { ownThread } from "./internal/thread-access.server";

export type SendMessage = { threadId: string; clientId: string; body: string };

/**
 * Sends one message. The same `clientId` sent again answers with the number of the first message, so a double press,
 * a retry and a reload never make two; with other words it is another message. Raises "not-found" for a thread the actor may
 * not read, "too-many-attempts".
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
    const sent = isUniqueViolation(error) ? await sentBefore(actor, input) : null;
    if (!sent) throw error;
    // The first answer never arrived, and the words were changed since: they are a message of their own.
    if (sent.body !== input.body) return sendMessage(actor, { ...input, clientId: newId() }, clock);
    if (!sent.withdrawnAt) await forgetDraft(actor, input.threadId);
    return { seq: sent.seq };
  }
}

async function sentBefore(actor: Actor, { threadId, clientId }: SendMessage) {
  const sender = { threadId, clientId, senderId: actor.personId };
  const select = { id: true, seq: true, sentAt: true, withdrawnAt: true, bodySealed: true } as const;
  const message = await db.message.findFirst({
    where: sender,
    select: { ...select, thread: { select: { compartmentId: true } } },
  });
  if (!message) return null;
  const place = messagePlace(message.thread.compartmentId, { ...sender, ...message });
  const { seq, withdrawnAt } = message;
  return { seq, withdrawnAt, body: await openText(db, place, message.bodySealed) };
}

/** Until the answer came, what had been sent was kept as a draft again. Words that were taken back are one, and stay. */
const forgetDraft = ({ personId }: Actor, threadId: string) =>
  inTransaction((tx) => tx.messageDraft.deleteMany({ where: { threadId, personId } }));
