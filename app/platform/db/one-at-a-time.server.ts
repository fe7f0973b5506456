import { PrismaPg } from "@prisma/adapter-pg";
import { transactionEnds } from "./pool.server";

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
      const over = transactionEnds();
      const inTurn = turns();
      const execute = inTurn(transaction.executeRaw.bind(transaction));
      transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
      transaction.executeRaw = async (query) => {
        if (!END.test(query.sql)) return execute(query);
        over();
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
