import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { env } from "#app/platform/env.server";

/** Where the connection of a transaction that is about to begin is written down. */
type Begun = { connection: pg.PoolClient | null };

const beginning = new AsyncLocalStorage<Begun>();

/** Prisma asks the pool for its connections: what it gets while a transaction begins is that transaction's. */
class WatchedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return this.#watched(beginning.getStore());
  }

  async #watched(begun: Begun | undefined): Promise<pg.PoolClient> {
    const connection = await super.connect();
    if (begun) begun.connection ??= connection;
    return connection;
  }
}

/** One pool per process. Statements and idle transactions are bounded so that a stuck peer cannot hold the house. */
function open(): pg.Pool {
  const pool = new WatchedPool({
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

const connections = new WeakMap<object, pg.PoolClient>();

/** Lets `begin` begin a transaction; `isIn` says which object of Prisma's stands for it. */
export function watchingForConnection<T>(begin: (isIn: (tx: object) => void) => Promise<T>): Promise<T> {
  const begun: Begun = { connection: null };
  return beginning.run(begun, () =>
    begin((tx) => {
      if (begun.connection) connections.set(tx, begun.connection);
    }),
  );
}

/**
 * A prepared statement, for what runs so often that compiling it anew each time is most of its cost. In the transaction
 * `tx`, or outside of any when `tx` is the client itself. `name` identifies the statement on each connection, so one
 * name stands for one text for ever. One at a time, as everything in a transaction.
 */
export async function prepared<Row extends pg.QueryResultRow>(
  tx: object,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await (connections.get(tx) ?? pool).query<Row>({ name, text, values });
  return result.rows;
}

/** The same outside any transaction, for the few routes that are bound by what they read. */
export async function preparedRead<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return prepared<Row>(pool, name, text, values);
}
