import { newId } from "#app/domain/shared/ids";
import { MINUTE_MS } from "#app/domain/shared/time";
import { sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { insertJobsFrom, jobSettings } from "#app/platform/jobs/queue.server";
import { messagePlace } from "./message-place.server";

const NOTICE_JOB = "messaging.notify-readers";
const NOTICE_AFTER_MS = 10 * MINUTE_MS;

export type NewMessage = {
  threadId: string;
  compartmentId: string;
  clientId: string;
  senderId: string;
  body: string;
};

const MOVE = `
  ON CONFLICT (thread_id, person_id)
  DO UPDATE SET last_read_seq = GREATEST(thread_reader.last_read_seq, EXCLUDED.last_read_seq)`;
const MOVE_MARKER = `
  INSERT INTO thread_reader (thread_id, person_id, last_read_seq) VALUES ($1::uuid, $2::uuid, $3::int) ${MOVE}`;

/**
 * $1 to $5 what jobs are added with · $6 thread · $7 now · $8 sender · $9 id · $10 client id · $11 sealed body ·
 * $12 when the others are told
 */
const APPEND = `
  WITH numbered AS (
    UPDATE thread SET last_seq = last_seq + 1, last_at = $7::timestamptz, last_sender_id = $8::uuid
    WHERE id = $6::uuid RETURNING id, last_seq
  ), written AS (
    INSERT INTO message (id, thread_id, client_id, seq, sender_id, body_sealed, sent_at)
    SELECT $9::uuid, n.id, $10::uuid, n.last_seq, $8::uuid, $11, $7::timestamptz FROM numbered n
  ), marked AS (
    INSERT INTO thread_reader (thread_id, person_id, last_read_seq)
    SELECT n.id, $8::uuid, n.last_seq FROM numbered n ${MOVE}
  ), undrafted AS (
    DELETE FROM message_draft WHERE thread_id = $6::uuid AND person_id = $8::uuid
  ), noticed AS (
    ${insertJobsFrom(`
      SELECT $9::uuid AS id, jsonb_build_object('job', '${NOTICE_JOB}', 'payload',
        jsonb_build_object('threadId', n.id, 'seq', n.last_seq)) AS data, NULL::text AS singleton_key, $12::timestamptz AS at
      FROM numbered n`)}
  )
  SELECT last_seq AS seq FROM numbered`;

export type SealedMessage = { id: string; body: Buffer } & Omit<NewMessage, "body" | "compartmentId">;

/** The message as it is written: sealed for its own row, conversation, sender and moment. */
export async function sealMessage(tx: Tx, message: NewMessage, now: Date): Promise<SealedMessage> {
  const { compartmentId, ...rest } = message;
  const id = newId();
  const place = messagePlace(compartmentId, { ...rest, id, sentAt: now });
  return { ...rest, id, body: Buffer.from(await sealText(tx, place, message.body)) };
}

/**
 * Takes the next number of the thread under its row lock, so that numbers are dense and in commit order, writes the
 * message, moves the sender's read marker and lets the notice job wait for the others. Returns the number.
 */
export async function appendMessage(tx: Tx, message: SealedMessage, now: Date): Promise<number> {
  const [row] = await prepared<{ seq: number }>(tx, "append-message", APPEND, [
    ...jobSettings(),
    ...[message.threadId, now, message.senderId, message.id, message.clientId, message.body],
    new Date(now.getTime() + NOTICE_AFTER_MS),
  ]);
  if (!row) throw new Error("a thread vanished inside its own transaction");
  return row.seq;
}

/** Read markers only ever move forward. */
export async function moveMarker(tx: Tx, threadId: string, personId: string, seq: number): Promise<void> {
  await prepared(tx, "move-marker", MOVE_MARKER, [threadId, personId, seq]);
}
