import { PrismaPg } from "@prisma/adapter-pg";

/**
 * Prisma reads the relations of a row side by side. In a transaction they share one connection, which takes one query
 * after the other; `pg` calls the rest a mistake and will refuse it.
 */
export class OneAtATime extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const inTurn = turns();
      transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
      transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction));
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
