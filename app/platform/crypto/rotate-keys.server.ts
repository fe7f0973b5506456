import { setTimeout } from "node:timers/promises";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { keySource } from "./key-source.server";

const BATCH = 200;
const OTHERS_MS = 250;

type Wrapped = { id: string; wrapped: Buffer; kekId: string };

/** Rows that another run of the same is at are left to it. */
const OTHERS = `
  SELECT id, wrapped, kek_id AS "kekId" FROM data_key WHERE kek_id <> $1
  ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
const REWRAP = `
  UPDATE data_key k SET wrapped = n.wrapped, kek_id = $1
  FROM unnest($2::uuid[], $3::bytea[]) AS n (id, wrapped) WHERE k.id = n.id`;
const LEFT = `SELECT count(*)::int AS count FROM data_key WHERE kek_id <> $1`;

/**
 * Wraps every data key that SEAL_KEY_OTHER wrapped with SEAL_KEY. Content is not touched, and servers with both keys go
 * on working. What is done stays done: killed at any moment, the same again does the rest. Throws, changing no key of its
 * batch, when a key opens with neither. Gives the number of keys wrapped anew; `onProgress` hears it as it grows.
 */
export async function rotateSealKey(onProgress: (done: number, left: number) => void): Promise<number> {
  const { kekId } = keySource();
  for (let done = 0; ; ) {
    const count = await inTransaction((tx) => rewrapBatch(tx, kekId));
    done += count;
    const [left] = await prepared<{ count: number }>(db, "keys-to-rewrap", LEFT, [kekId]);
    onProgress(done, left?.count ?? 0);
    if (left?.count === 0) return done;
    // What is left is another run's, which finishes it, or dies and leaves it to this one.
    if (count === 0) await setTimeout(OTHERS_MS);
  }
}

async function rewrapBatch(tx: Tx, kekId: string): Promise<number> {
  const source = keySource();
  const rows = await prepared<Wrapped>(tx, "keys-of-others", OTHERS, [kekId]);
  const wrapped = await Promise.all(
    rows.map(async (row) => source.wrap(await source.unwrap(row.wrapped, row.id, row.kekId), row.id)),
  );
  if (rows.length > 0) await prepared(tx, "rewrap-keys", REWRAP, [kekId, rows.map(({ id }) => id), wrapped]);
  return rows.length;
}
