import { PrismaPg } from "@prisma/adapter-pg";
import pg, { type PoolClient } from "pg";
import { isRead, readAgainOnce } from "./read-again.server";
import { tellLine, WHICH_LINE } from "./transaction-line.server";

const END = /^(COMMIT|ROLLBACK)$/;

/**
 * Prisma reads the relations of a row side by side. In a transaction they share one connection, which takes one query
 * after the other; `pg` calls the rest a mistake and will refuse it. And a connection whose transaction could not be
 * ended, because the database went away or refused what was to be committed, goes back to the pool all the same.
 */
export class OneAtATime extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = (query) => readAgainOnce(query.sql, () => ask(query));
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const line = {
        connection: connectionOf(transaction),
        isOver: false,
        hasWritten: false,
        isCommitted: false,
      };
      const inTurn = turns();
      const execute = inTurn(transaction.executeRaw.bind(transaction));
      const read = inTurn(transaction.queryRaw.bind(transaction));
      transaction.queryRaw = (query) => {
        if (!isRead(query.sql)) line.hasWritten = true;
        return read(query);
      };
      transaction.executeRaw = async (query) => {
        if (query.sql === WHICH_LINE) {
          tellLine(query.args[0], line);
          return 0;
        }
        if (!END.test(query.sql)) {
          line.hasWritten = true;
          return execute(query);
        }
        line.isOver = true;
        line.isCommitted = query.sql === "COMMIT";
        try {
          return await execute(query);
        } catch (error) {
          await transaction.rollback();
          throw error;
        }
      };
      return transaction;
    };
    return adapter;
  }
}

/** The adapter holds the connection it took from the pool under this name, for itself. */
function connectionOf(transaction: object): PoolClient {
  const { client } = transaction as { client?: unknown };
  if (client instanceof pg.Client) return client as PoolClient;
  throw new Error("the adapter of Prisma keeps its connection elsewhere by now");
}

/** Functions that wait for each other's last call, whether that went well or not. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Query, Result>(ask: (query: Query) => Promise<Result>) =>
    (query: Query): Promise<Result> => {
      const mine = last.then(() => ask(query));
      last = mine.catch(() => undefined);
      return mine;
    };
}
