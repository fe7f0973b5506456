import pg from "pg";
import { env } from "#app/platform/env.server";
import { isLineCut } from "./errors.server";
import type { Prisma } from "./generated/client";
import { DatabaseLine } from "./line.server";
import { isRead, readAgainOnce } from "./read-again.server";
import { sharedLines } from "./shared-line.server";
import { lineOfTransaction } from "./transaction-line.server";

const STATEMENT_MS = 15_000;
/** Longer than any statement may take: a line that is silent for so long leads nowhere. */
const SILENCE_MS = STATEMENT_MS + 1_000;

/**
 * The address with each connection's clock set to UTC, whatever zone the database or its machine is in: moments travel
 * between Prisma and Postgres without their zone.
 */
function inUtc(address: string): string {
  const url = new URL(address);
  const asked = url.searchParams.get("options") ?? "";
  url.searchParams.set("options", `${asked} -c TimeZone=UTC`.trim());
  return url.href;
}

/**
 * A pool whose waits all end: for a connection, for a statement, for a peer that says nothing more. Idle connections
 * are given back before their silence could count against them.
 */
export function boundedPool(options: { max: number; name: string }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: inUtc(env().databaseUrl),
    application_name: options.name,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    // Of what is asked together no statement waits for the answer to the one before.
    pipeline: true,
    stream: () => new DatabaseLine(SILENCE_MS),
  });
  // A connection that dies while idle is replaced by the next request; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

const held = globalThis as { attunePool?: pg.Pool };

/** One pool per process. Kept on `globalThis` so that a hot reload in development does not open a second one. */
held.attunePool ??= boundedPool({ max: env().databasePoolSize, name: "attune" });
export const pool: pg.Pool = held.attunePool;

const askShared = sharedLines(pool);

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
  const line = lineOfTransaction(tx);
  if (!line) return await preparedRead(name, text, values);
  if (!isRead(text)) line.hasWritten = true;
  const { rows } = await line.connection.query<Row>({ name, text, values });
  return rows;
}

/**
 * The same for a row that only tells what the transaction reads: one that wrote nothing else may be run again as a whole
 * when the line breaks before its commit, since then neither the read nor its trace has happened.
 */
export async function preparedTrace(
  tx: Prisma.TransactionClient,
  name: string,
  text: string,
  values: unknown[],
): Promise<void> {
  await (lineOfTransaction(tx)?.connection ?? pool).query({ name, text, values });
}

/**
 * One row with an id of its own, outside any transaction. When the line breaks it is asked once more: a text that leaves out
 * an id that is there (ON CONFLICT) writes it once.
 */
export async function preparedRow(name: string, text: string, values: unknown[]): Promise<void> {
  const ask = () => pool.query({ name, text, values });
  await ask().catch((error: unknown) => {
    if (!isLineCut(error)) throw error;
    return ask();
  });
}

/** A prepared read outside any transaction, for the few routes that are bound by what they read. */
export async function preparedRead<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await readAgainOnce(text, () => askShared<Row>({ name, text, values }));
  return rows;
}
