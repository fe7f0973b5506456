import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts, sealText } from "#app/platform/crypto/seal.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { messagePlace } from "./internal/message-place.server";
import { ownThread } from "./internal/thread-access.server";
import { draftPlace } from "./thread-queries.server";
import { isUndoInTime } from "./undo-window";

type Sent = {
  id: string;
  seq: number;
  senderId: string;
  clientId: string;
  sentAt: Date;
  bodySealed: Uint8Array;
};

/**
 * Takes an own message back within seconds of sending it, unless it opened its thread or somebody has read it. It is
 * gone for everybody and its words are the writer's draft again. Pressed twice, the second press does nothing.
 * Raises "not-found" for a message that is not the actor's own, "undo-over" when it is too late.
 */
export async function withdrawMessage(
  actor: Actor,
  input: { threadId: string; seq: number },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const thread = await ownThread(tx, actor, input.threadId);
    await tx.$executeRaw`SELECT 1 FROM thread WHERE id = ${thread.id}::uuid FOR UPDATE`;
    const message = await tx.message.findFirst({
      where: { threadId: thread.id, seq: input.seq, senderId: actor.personId },
      select: {
        ...{ id: true, seq: true, senderId: true, clientId: true, sentAt: true },
        ...{ bodySealed: true, withdrawnAt: true },
      },
    });
    if (!message) throw notFound();
    if (message.withdrawnAt) return;
    const readers = {
      threadId: thread.id,
      personId: { not: actor.personId },
      lastReadSeq: { gte: message.seq },
    };
    const read = await tx.threadReader.count({ where: readers });
    if (message.seq === 1 || read > 0 || !isUndoInTime(message.sentAt, clock()))
      throw new DomainError("undo-over");
    await tx.message.update({
      where: { id: message.id },
      data: { withdrawnAt: clock() },
      select: { id: true },
    });
    await restoreLast(tx, thread.id);
    await backToDraft(tx, actor, thread, message, clock());
    await recordEvent(tx, actor, {
      action: "message-withdrawn",
      objectKind: "message",
      objectId: message.id,
      chartId: thread.chartId,
      subjectPersonId: thread.memberPersonId,
      audience: thread.audience,
    });
  });
}

/** The thread stands again where it stood before, so that nobody is told of words that are gone. */
async function restoreLast(tx: Tx, threadId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE thread t SET last_at = m.sent_at, last_sender_id = m.sender_id
    FROM (SELECT sent_at, sender_id FROM message
          WHERE thread_id = ${threadId}::uuid AND withdrawn_at IS NULL ORDER BY seq DESC LIMIT 1) m
    WHERE t.id = ${threadId}::uuid`;
}

type Place = { id: string; compartmentId: string };

/** A draft that was begun meanwhile stays as it is. */
async function backToDraft(tx: Tx, actor: Actor, thread: Place, message: Sent, at: Date): Promise<void> {
  const { compartmentId } = thread;
  const place = messagePlace(compartmentId, { ...message, threadId: thread.id });
  const [body = ""] = await openTexts(tx, [{ place, sealed: Buffer.from(message.bodySealed) }]);
  const bodySealed = await sealText(tx, draftPlace(compartmentId, thread.id, actor.personId), body);
  await tx.messageDraft.createMany({
    data: [{ threadId: thread.id, personId: actor.personId, bodySealed, savedAt: at }],
    skipDuplicates: true,
  });
}
