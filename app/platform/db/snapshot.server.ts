import { pool } from "./pool.server";

/** Runs one statement with values, in the moment of the snapshot. */
type Ask = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

/**
 * Reads of one moment, however many statements they take and however long: one transaction that writes nothing, without
 * the limits that keep a page from waiting.
 */
export async function inSnapshot<Result>(read: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
    return await read(async <Row extends object>(text: string, values: unknown[]) => {
      const { rows } = await client.query(text, values);
      return rows as Row[];
    });
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    client.release();
  }
}
