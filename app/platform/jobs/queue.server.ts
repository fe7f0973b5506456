import type { Tx } from "#app/platform/db/transaction.server";
import { boss, ensureQueue } from "./boss.server";

/** Ids and small numbers only: a payload is readable by whoever can read the job table. */
export type JobPayload = Record<string, string | number | boolean | null>;

export type EnqueueOptions = {
  /** Not before this moment; now when left out. */
  runAt?: Date;
  /** While a job of this name and key waits, another one is not added. */
  key?: string;
};

/** Adds a job in the caller's transaction: it exists exactly when what it is about exists. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: JobPayload,
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  await ensureQueue(name);
  const db = {
    async executeSql(text: string, values: unknown[]) {
      const rows = await tx.$queryRawUnsafe<unknown[]>(text, ...values.map(toParameter));
      return { rows };
    },
  };
  const singleton = key === undefined ? {} : { singletonKey: key, singletonSeconds: 60 };
  await boss().send(name, payload, { db, ...(runAt ? { startAfter: runAt } : {}), ...singleton });
}

function toParameter(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "object" && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}
