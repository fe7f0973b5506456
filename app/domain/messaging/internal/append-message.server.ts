import { newId } from "#app/domain/shared/ids";
import { MINUTE_MS } from "#app/domain/shared/time";
import { sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { messagePlace } from "./message-place.server";

const NOTICE_AFTER_MS = 10 * MINUTE_MS;

export type NewMessage = {
  threadId: string;
  compartmentId: string;
  clientId: string;
  senderId: string;
  body: string;
};

const NEXT = `
  UPDATE thread SET last_seq = last_seq + 1, last_at = $2::timestamptz, last_sender_id = $3::uuid
  WHERE id = $1::uuid RETURNING last_seq AS seq`;
const WRITE = `
  INSERT INTO message (id, thread_id, client_id, seq, sender_id, body_sealed, sent_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5::uuid, $6, $7::timestamptz)`;
const DROP_DRAFT = "DELETE FROM message_draft WHERE thread_id = $1::uuid AND person_id = $2::uuid";
const MOVE_MARKER = `
  INSERT INTO thread_reader (thread_id, person_id, last_read_seq) VALUES ($1::uuid, $2::uuid, $3::int)
  ON CONFLICT (thread_id, person_id)
  DO UPDATE SET last_read_seq = GREATEST(thread_reader.last_read_seq, EXCLUDED.last_read_seq)`;

/**
 * Takes the next number of the thread under its row lock, so that numbers are dense and in commit order, writes the
 * message, moves the sender's read marker and lets the notice job wait for the others. Returns the number.
 */
export async function appendMessage(tx: Tx, message: NewMessage, now: Date): Promise<number> {
  const { threadId, senderId } = message;
  const [row] = await prepared<{ seq: number }>(tx, "next-message", NEXT, [threadId, now, senderId]);
  if (!row) throw new Error("a thread vanished inside its own transaction");
  const id = newId();
  const place = messagePlace(message.compartmentId, { ...message, id, seq: row.seq, sentAt: now });
  const body = Buffer.from(await sealText(tx, place, message.body));
  const values = [id, threadId, message.clientId, row.seq, senderId, body, now];
  await prepared(tx, "write-message", WRITE, values);
  await moveMarker(tx, threadId, senderId, row.seq);
  await prepared(tx, "drop-draft", DROP_DRAFT, [threadId, senderId]);
  const payload = { threadId, seq: row.seq };
  await enqueue(tx, "messaging.notify-readers", payload, {
    runAt: new Date(now.getTime() + NOTICE_AFTER_MS),
  });
  return row.seq;
}

/** Read markers only ever move forward. */
export async function moveMarker(tx: Tx, threadId: string, personId: string, seq: number): Promise<void> {
  await prepared(tx, "move-marker", MOVE_MARKER, [threadId, personId, seq]);
}
