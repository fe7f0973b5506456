import { AsyncLocalStorage } from "node:async_hooks";
import { Socket } from "node:net";
import pg from "pg";
import { env } from "#app/platform/env.server";
import type { Prisma } from "./generated/client";

const STATEMENT_MS = 15_000;
/** Longer than any statement may take: a line that is silent for so long leads nowhere. */
const SILENCE_MS = STATEMENT_MS + 1_000;

/** Ends a line that has fallen silent with an error, as a line does that is cut; its waiting queries fail with it. */
function boundedLine(): Socket {
  const socket = new Socket();
  const away = () => socket.destroy(new Error("Connection terminated: the database has fallen silent"));
  return socket.setTimeout(SILENCE_MS, away);
}

/** A transaction from the moment it is asked for: the connection it got, whether it has begun, whether it has ended. */
type Begun = { connection: pg.PoolClient | null; hasBegun: boolean; isOver: boolean };

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

/**
 * A pool whose waits all end: for a connection, for a statement, for a peer that says nothing more. Idle connections
 * are given back before their silence could count against them.
 */
export function boundedPool(options: { max: number; name: string }): pg.Pool {
  const pool = new WatchedPool({
    connectionString: env().databaseUrl,
    application_name: options.name,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    stream: boundedLine,
  });
  // A connection that dies while idle is replaced by the next request; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

const held = globalThis as { attunePool?: pg.Pool };

/** One pool per process. Kept on `globalThis` so that a hot reload in development does not open a second one. */
held.attunePool ??= boundedPool({ max: env().databasePoolSize, name: "attune" });
export const pool: pg.Pool = held.attunePool;

const transactions = new WeakMap<object, Begun>();

/** Lets `begin` begin a transaction; `isIn` says which object of Prisma's stands for it. */
export function watchingForConnection<T>(begin: (isIn: (tx: object) => void) => Promise<T>): Promise<T> {
  const begun: Begun = { connection: null, hasBegun: false, isOver: false };
  return beginning.run(begun, () => begin((tx) => transactions.set(tx, begun)));
}

/** Gives what says that the transaction which has just begun is at its end. Others that begin within it are not it. */
export function transactionEnds(): () => void {
  const begun = beginning.getStore();
  if (!begun || begun.hasBegun) return () => undefined;
  begun.hasBegun = true;
  return () => {
    begun.isOver = true;
  };
}

/** The connection of `tx`; the pool when `tx` is no transaction. Never a connection that serves somebody else by now. */
function lineOf(tx: Prisma.TransactionClient): pg.Pool | pg.PoolClient {
  const begun = transactions.get(tx);
  if (!begun) return pool;
  if (!begun.connection || begun.isOver) throw new TransactionOver();
  return begun.connection;
}

/** The work of a transaction went on after its time had run out and it was rolled back. */
class TransactionOver extends Error {
  /** As Prisma's own statements are refused then. */
  readonly code = "P2028";
}

/**
 * A prepared statement, for what runs so often that compiling it anew each time is most of its cost. In the transaction
 * `tx`, or outside of any when `tx` is the client itself. `name` identifies the statement on each connection, so one
 * name stands for one text for ever. One at a time, as everything in a transaction.
 */
export async function prepared<Row extends pg.QueryResultRow>(
  tx: Prisma.TransactionClient,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await lineOf(tx).query<Row>({ name, text, values });
  return result.rows;
}

/** The same outside any transaction, for the few routes that are bound by what they read. */
export async function preparedRead<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await pool.query<Row>({ name, text, values });
  return result.rows;
}
