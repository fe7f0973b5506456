import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { Tx } from "#app/platform/db/transaction.server";
import { keySource } from "./key-source.server";

export type DataKey = { id: string; compartmentId: string; key: Buffer };

const MOST_CACHED = 5_000;

/** Far longer than any transaction lives. A younger key may still vanish with the transaction that made it. */
const SURELY_COMMITTED_MS = 5 * 60_000;

/** Unwrapped keys by id, the oldest dropped first. A key's bytes never change under its id. */
const opened = new Map<string, DataKey>();
const currentIds = new Map<string, string>();

function remember<K, V>(cache: Map<K, V>, key: K, value: V): V {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > MOST_CACHED) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  return value;
}

/** The key that new content of a compartment is sealed with; made with the compartment's first content. */
export async function currentKey(tx: Tx, compartmentId: string): Promise<DataKey> {
  const known = opened.get(currentIds.get(compartmentId) ?? "");
  if (known) return known;
  const row = await tx.dataKey.findFirst({
    where: { compartmentId, retiredAt: null },
    orderBy: { id: "desc" },
    select: { id: true, compartmentId: true, wrapped: true, createdAt: true },
  });
  if (!row) return makeKey(tx, compartmentId);
  const key = await unwrap(row);
  // Content sealed with a key whose transaction was rolled back would be lost, so only old keys are "current" by cache.
  if (Date.now() - row.createdAt.getTime() > SURELY_COMMITTED_MS) remember(currentIds, compartmentId, key.id);
  return key;
}

async function makeKey(tx: Tx, compartmentId: string): Promise<DataKey> {
  await tx.$executeRaw`SELECT id FROM compartment WHERE id = ${compartmentId}::uuid FOR UPDATE`;
  const where = { compartmentId, retiredAt: null };
  const made = await tx.dataKey.findFirst({
    where,
    select: { id: true, compartmentId: true, wrapped: true },
  });
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
    const select = { id: true, compartmentId: true, wrapped: true } as const;
    const rows = await tx.dataKey.findMany({ where: { id: { in: missing } }, select });
    for (const row of rows) found.set(row.id, await unwrap(row));
  }
  if (found.size !== wanted.length) throw new Error("a data key is missing");
  return found;
}

async function unwrap(row: { id: string; compartmentId: string; wrapped: Uint8Array }): Promise<DataKey> {
  const key = await keySource().unwrap(row.wrapped, row.id);
  return remember(opened, row.id, { id: row.id, compartmentId: row.compartmentId, key });
}
