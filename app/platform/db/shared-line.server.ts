import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from "pg";

type Line = { connection: Promise<PoolClient>; waiting: number; failure?: Error };

const unheard = (): void => undefined;

/** A connection that breaks says so to each statement that waits for it; as an event nobody hears it would end the process. */
async function takeFrom(pool: Pool): Promise<PoolClient> {
  const connection = await pool.connect();
  connection.on("error", unheard);
  return connection;
}

/**
 * Asks statements outside of any transaction. Those that are asked in one go, such as the reads of a page, share a connection:
 * they leave in one piece and wake one process of the database, where each on its own would wake one and take a place in the
 * pool. Each stands for itself: what one fails with, the others do not hear.
 */
export function sharedLines(pool: Pool) {
  let joinable: Line | null = null;

  function lineOfThisTurn(): Line {
    if (joinable) return joinable;
    const line: Line = { connection: takeFrom(pool), waiting: 0 };
    joinable = line;
    // Runs when everything has been asked that does not wait for an answer.
    process.nextTick(() => leave(line));
    return line;
  }

  function leave(line: Line): void {
    if (joinable === line) joinable = null;
  }

  return async <Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> => {
    const line = lineOfThisTurn();
    line.waiting += 1;
    const connection = await line.connection;
    try {
      return await connection.query<Row>(statement);
    } catch (error) {
      line.failure = error as Error;
      throw error;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) {
        leave(line);
        connection.removeListener("error", unheard);
        // The pool parts with it then: it may have broken, or hold a plan that fits no more.
        connection.release(line.failure);
      }
    }
  };
}
