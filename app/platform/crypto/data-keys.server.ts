import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { boundedCache, isSurelyCommitted } from "./bounded-cache";
import { keySource } from "./key-source.server";

export type DataKey = { id: string; compartmentId: string; key: Buffer };

const MOST_CACHED = 5_000;

/** A key that was retired elsewhere seals nothing new after this long. */
export const CURRENT_FOR_MS = 60_000;

/** Unwrapped keys by id, the least used dropped first. A key's bytes never change under its id. */
const opened = boundedCache<DataKey>(MOST_CACHED);
const currentIds = boundedCache<{ keyId: string; until: number }>(MOST_CACHED);

const select = { id: true, compartmentId: true, wrapped: true, kekId: true } as const;

const COLUMNS = `id, compartment_id AS "compartmentId", wrapped, kek_id AS "kekId", created_at AS "createdAt"`;
const CURRENT = `
  SELECT ${COLUMNS} FROM data_key WHERE compartment_id = $1::uuid AND retired_at IS NULL ORDER BY id DESC LIMIT 1`;
const BY_ID = `SELECT ${COLUMNS} FROM data_key WHERE id = ANY($1::uuid[])`;

/** The key that new content of a compartment is sealed with; made with the compartment's first content. */
export async function currentKey(tx: Tx, compartmentId: string): Promise<DataKey> {
  const current = currentIds.get(compartmentId);
  const known = current && current.until > Date.now() ? opened.get(current.keyId) : undefined;
  if (known) return known;
  const [row] = await prepared<WrappedKey & { createdAt: Date }>(tx, "current-data-key", CURRENT, [
    compartmentId,
  ]);
  if (!row) return makeKey(tx, compartmentId);
  // Content sealed with a key whose transaction was rolled back would be lost, so only old keys are "current" by cache.
  if (isSurelyCommitted(row.createdAt)) {
    currentIds.set(compartmentId, { keyId: row.id, until: Date.now() + CURRENT_FOR_MS });
  }
  return unwrap(row);
}

async function makeKey(tx: Tx, compartmentId: string): Promise<DataKey> {
  await tx.$executeRaw`SELECT id FROM compartment WHERE id = ${compartmentId}::uuid FOR UPDATE`;
  const where = { compartmentId, retiredAt: null };
  const made = await tx.dataKey.findFirst({ where, select });
  if (made) return unwrap(made);
  const id = v7();
  const key = randomBytes(32);
  const source = keySource();
  const wrapped = new Uint8Array(await source.wrap(key, id));
  await tx.dataKey.create({
    data: { id, compartmentId, wrapped, kekId: source.kekId },
    select: { id: true },
  });
  return { id, compartmentId, key };
}

/** The keys with these ids, in one query for those not yet opened in this process. Throws when one is missing. */
export async function keysById(tx: Tx, ids: readonly string[]): Promise<Map<string, DataKey>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, DataKey>();
  for (const id of wanted) {
    const known = opened.get(id);
    if (known) found.set(id, known);
  }
  const missing = wanted.filter((id) => !found.has(id));
  if (missing.length > 0) {
    const rows = await prepared<WrappedKey>(tx, "data-keys", BY_ID, [missing]);
    for (const row of rows) found.set(row.id, await unwrap(row));
  }
  if (found.size !== wanted.length) throw new Error("a data key is missing");
  return found;
}

type WrappedKey = { id: string; compartmentId: string; wrapped: Uint8Array; kekId: string };

async function unwrap(row: WrappedKey): Promise<DataKey> {
  const known = opened.get(row.id);
  if (known) return known;
  const opening = {
    id: row.id,
    compartmentId: row.compartmentId,
    key: await keySource().unwrap(row.wrapped, row.id, row.kekId),
  };
  opened.set(row.id, opening);
  return opening;
}

const RETIRE = "UPDATE data_key SET retired_at = now() WHERE retired_at IS NULL AND created_at < $1";
const NEWEST = `SELECT max(retired_at) AS "newestAt" FROM data_key`;

/** Retires the keys that were made before a moment: new content gets new ones. Says when a key was last retired here. */
export async function retireKeysMadeBefore(tx: Tx, moment: Date): Promise<{ newestAt: Date | null }> {
  await prepared(tx, "retire-data-keys", RETIRE, [moment]);
  const [row] = await prepared<{ newestAt: Date | null }>(tx, "newest-retirement", NEWEST, []);
  currentIds.clear();
  return { newestAt: row?.newestAt ?? null };
}

const ONE_OF_EACH = `
  SELECT DISTINCT ON (kek_id) ${COLUMNS} FROM data_key ORDER BY kek_id, id`;

/** Whether the keys at hand open the oldest data key under each key that ever wrapped one here, read anew each time. */
export async function canaryOpens(tx: Tx): Promise<boolean> {
  const rows = await prepared<WrappedKey>(tx, "data-key-canaries", ONE_OF_EACH, []);
  const opens = rows.map(({ wrapped, id, kekId }) =>
    keySource()
      .unwrap(wrapped, id, kekId)
      .then(
        (key) => key.length === 32,
        () => false,
      ),
  );
  return (await Promise.all(opens)).every(Boolean);
}
