import { isLineCut } from "./errors.server";

const READS = /^\s*(?:SELECT|WITH)\b/i;
const WRITES = /\b(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CALL|nextval|setval)\b/i;

/** True for a statement that changes nothing, however often it is asked; anything doubtful is none. */
export const isRead = (sql: string): boolean => READS.test(sql) && !WRITES.test(sql);

/**
 * Asks a read outside of any transaction a second time when the line broke under it: a database that restarts or ends a
 * connection costs nobody a page. Once, and never a write, of which nobody knows how far it got.
 */
export async function readAgainOnce<T>(sql: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isRead(sql) || !isLineCut(error)) throw error;
    return await ask();
  }
}
