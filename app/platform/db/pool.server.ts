import pg from "pg";
import { env } from "#app/platform/env.server";

/** One pool per process. Statements and idle transactions are bounded so that a stuck peer cannot hold the house. */
function open(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max: env().databasePoolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // A connection that dies while idle is replaced by the next request; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

const held = globalThis as { attunePool?: pg.Pool };

/** Kept on `globalThis` so that a hot reload in development does not open a second pool. */
held.attunePool ??= open();
export const pool: pg.Pool = held.attunePool;

/**
 * A prepared read outside any transaction, for the few routes that are bound by what they read. `name` identifies the
 * statement on each connection, so one name stands for one text for ever.
 */
export async function preparedRead<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await pool.query<Row>({ name, text, values });
  return result.rows;
}
