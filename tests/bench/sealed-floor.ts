import { randomUUID } from "node:crypto";
import type pg from "pg";
import { open, seal } from "#app/platform/crypto/cipher.server";

// What the floor does with a message, once more with sealing and an audit event in the same transaction and nothing else of
// ours: beside the plain one it says what the two cost.

const KEY_ID = "00000000-0000-7000-8000-000000000001";
const key = (): Buffer => Buffer.from(process.env.SEAL_KEY ?? "", "base64");
const placeOf = (rowId: string, compartmentId: string) => ({
  ...{ table: "message", column: "body_sealed", rowId, compartmentId },
});

export const sealed = (id: string, threadId: string, body: string): Buffer =>
  seal(key(), KEY_ID, placeOf(id, threadId), Buffer.from(body));

const EVENT = `INSERT INTO audit_event (id, at, acting_role, action, object_kind, object_id, result)
  VALUES ($1, clock_timestamp(), 'client', $2, 'thread', $3, 'allowed')`;
const SEND = `WITH t AS (UPDATE floor.thread SET last_seq = last_seq + 1 WHERE id = $2 RETURNING last_seq)
  INSERT INTO floor.sealed_message (id, thread_id, seq, sender_name, sent_at, body)
  SELECT $1, $2, last_seq, 'Somebody', now(), $3 FROM t RETURNING seq`;
const READ = `SELECT id, seq, sender_name, sent_at, body FROM floor.sealed_message
  WHERE thread_id = $1 ORDER BY seq DESC LIMIT 200`;

async function withEvent<T>(
  pool: pg.Pool,
  action: string,
  threadId: string,
  work: (line: pg.PoolClient) => Promise<T>,
) {
  const line = await pool.connect();
  try {
    await line.query("BEGIN");
    const done = await work(line);
    await line.query({ name: "event", text: EVENT, values: [randomUUID(), action, threadId] });
    await line.query("COMMIT");
    return done;
  } catch (error) {
    await line.query("ROLLBACK");
    throw error;
  } finally {
    line.release();
  }
}

export function sendSealed(pool: pg.Pool, threadId: string, body: string): Promise<unknown> {
  const id = randomUUID();
  return withEvent(pool, "message-sent", threadId, async (line) => {
    const values = [id, threadId, sealed(id, threadId, body)];
    return (await line.query({ name: "send-sealed", text: SEND, values })).rows[0];
  });
}

type Row = { id: string; body: Buffer };

export function readSealed(pool: pg.Pool, threadId: string): Promise<unknown> {
  return withEvent(pool, "thread-read", threadId, async (line) => {
    const { rows } = await line.query<Row>({ name: "thread-sealed", text: READ, values: [threadId] });
    return rows.map((row) => ({
      ...row,
      body: open(key(), placeOf(row.id, threadId), row.body).toString("utf8"),
    }));
  });
}
