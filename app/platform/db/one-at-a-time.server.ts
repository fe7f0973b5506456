import { PrismaPg } from "@prisma/adapter-pg";
import pg, { type PoolClient } from "pg";
import { type Line, tellLine, WHICH_LINE } from "./transaction-line.server";

const END = /^(COMMIT|ROLLBACK)$/;

/**
 * Prisma reads the relations of a row side by side. In a transaction they share one connection, which takes one query
 * after the other; `pg` calls the rest a mistake and will refuse it. And a connection whose transaction could not be
 * ended, because the database went away or refused what was to be committed, goes back to the pool all the same.
 */
export class OneAtATime extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const line: Line = { connection: connectionOf(transaction), isOver: false };
      const inTurn = turns();
      const execute = inTurn(transaction.executeRaw.bind(transaction));
      transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
      transaction.executeRaw = async (query) => {
        if (query.sql === WHICH_LINE) {
          tellLine(query.args[0], line);
          return 0;
        }
        if (!END.test(query.sql)) return execute(query);
        line.isOver = true;
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
