import { newId } from "#app/domain/shared/ids";
import { MINUTE_MS } from "#app/domain/shared/time";
import { sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";

const NOTICE_AFTER_MS = 10 * MINUTE_MS;

export type NewMessage = {
  threadId: string;
  compartmentId: string;
  clientId: string;
  senderId: string;
  body: string;
};

/**
 * Takes the next number of the thread under its row lock, so that numbers are dense and in commit order, writes the
 * message, moves the sender's read marker and lets the notice job wait for the others. Returns the number.
 */
export async function appendMessage(tx: Tx, message: NewMessage, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ seq: number }[]>`
    UPDATE thread SET last_seq = last_seq + 1, last_at = ${now}, last_sender_id = ${message.senderId}::uuid
    WHERE id = ${message.threadId}::uuid RETURNING last_seq AS seq`;
  if (!row) throw new Error("a thread vanished inside its own transaction");
  const id = newId();
  const place = { compartmentId: message.compartmentId, table: "message", column: "body_sealed", rowId: id };
  await tx.message.create({
    data: {
      id,
      threadId: message.threadId,
      clientId: message.clientId,
      seq: row.seq,
      senderId: message.senderId,
      bodySealed: await sealText(tx, place, message.body),
      sentAt: now,
    },
    select: { id: true },
  });
  await moveMarker(tx, message.threadId, message.senderId, row.seq);
  await tx.$executeRaw`
    DELETE FROM message_draft WHERE thread_id = ${message.threadId}::uuid AND person_id = ${message.senderId}::uuid`;
  const payload = { threadId: message.threadId, seq: row.seq };
  await enqueue(tx, "messaging.notify-readers", payload, {
    runAt: new Date(now.getTime() + NOTICE_AFTER_MS),
  });
  return row.seq;
}

/** Read markers only ever move forward. */
export async function moveMarker(tx: Tx, threadId: string, personId: string, seq: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO thread_reader (thread_id, person_id, last_read_seq) VALUES (${threadId}::uuid, ${personId}::uuid, ${seq})
    ON CONFLICT (thread_id, person_id)
    DO UPDATE SET last_read_seq = GREATEST(thread_reader.last_read_seq, EXCLUDED.last_read_seq)`;
}
