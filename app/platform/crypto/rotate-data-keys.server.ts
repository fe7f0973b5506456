import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { CURRENT_FOR_MS, retireKeysMadeBefore } from "./data-keys.server";
import { openBytes, sealBytes } from "./seal.server";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

/** Sealed by a retired key: the key's id stands in bytes 3 to 18 of a sealed value. */
const BY_RETIRED_KEY = (column: string) =>
  `EXISTS (SELECT 1 FROM data_key k WHERE k.retired_at IS NOT NULL
           AND k.id = encode(substring(r.${column} FROM 3 FOR 16), 'hex')::uuid)`;

type Row = { rowId: string; compartmentId: string; boundTo: string[] | null; sealed: Buffer };

const nextRows = ({ table, column, rowId, compartmentId, boundTo, batch }: SealedColumn): string => `
  SELECT ${rowId} AS "rowId", ${compartmentId} AS "compartmentId", ${boundTo} AS "boundTo",
         r.${column} AS sealed
  FROM ${table} r
  WHERE r.${column} IS NOT NULL AND ${rowId} > $1 AND ${BY_RETIRED_KEY(column)}
  ORDER BY ${rowId} LIMIT ${batch}`;

/** A value that somebody has written meanwhile stays as they wrote it. */
const replace = ({ table, column, rowId }: SealedColumn): string =>
  `UPDATE ${table} r SET ${column} = $3 WHERE ${rowId} = $1 AND r.${column} = $2`;

type Progress = (table: string, column: string, done: number) => void;

/**
 * Retires every data key made before a moment and seals what they sealed anew, each value with its compartment's new key.
 * Run as the owner of the tables: signed notes, too, are sealed anew, and no word of them changes. Killed at any moment, the
 * same again does the rest; servers go on working all the while. Goes round until nothing is left, the last time after the
 * minute in which a server may still seal with a key it remembers. Gives the number of values sealed anew.
 */
export async function rotateDataKeys(
  madeBefore: Date,
  onProgress: Progress,
  rememberedForMs: number = CURRENT_FOR_MS,
): Promise<number> {
  const retired = await inTransaction((tx) => retireKeysMadeBefore(tx, madeBefore));
  let total = await sealAllAnew(onProgress);
  const left = (retired.newestAt?.getTime() ?? 0) + rememberedForMs - Date.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  for (let found = 1; found > 0; total += found) found = await sealAllAnew(onProgress);
  return total;
}

async function sealAllAnew(onProgress: Progress): Promise<number> {
  let total = 0;
  for (const column of SEALED_COLUMNS) {
    let done = 0;
    for (let after = ""; ; ) {
      const rows = await prepared<Row>(db, `sealed-of-${column.table}-${column.column}`, nextRows(column), [
        after,
      ]);
      if (rows.length === 0) break;
      await inTransaction((tx) => sealAnew(tx, column, rows));
      after = rows.at(-1)?.rowId ?? after;
      done += rows.length;
      onProgress(column.table, column.column, done);
    }
    total += done;
  }
  return total;
}

async function sealAnew(tx: Tx, column: SealedColumn, rows: readonly Row[]): Promise<void> {
  for (const { rowId, compartmentId, boundTo, sealed } of rows) {
    const place = {
      compartmentId,
      table: column.table,
      column: column.column,
      rowId,
      ...(boundTo && { boundTo }),
    };
    const content = await openBytes(tx, place, sealed);
    const anew = await sealBytes(tx, place, content);
    await prepared(tx, `reseal-${column.table}-${column.column}`, replace(column), [rowId, sealed, anew]);
  }
}
