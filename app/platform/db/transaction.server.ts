import { db } from "./client.server";
import { isRetryable } from "./errors.server";
import type { Prisma } from "./generated/client";
import { prepared } from "./pool.server";
import { learnLine } from "./transaction-line.server";

export type Tx = Prisma.TransactionClient;

const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction and commits it. Deadlocks and serialization failures run it again, three times in
 * all, so `work` touches nothing but the database: no network call, no state outside.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(async (tx) => {
        await learnLine(tx);
        return work(tx);
      });
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

const LOCK = `
  SELECT pg_advisory_xact_lock(hashtextextended(subject, 0))
  FROM (SELECT subject FROM unnest($1::text[]) WITH ORDINALITY AS s (subject, place) ORDER BY place) AS ordered`;

/**
 * Takes locks, in the order given, that are given back at the end of the transaction; whoever names one of the same
 * subjects waits.
 */
export async function lockFor(tx: Tx, ...subjects: string[]): Promise<void> {
  await prepared(tx, "lock-for", LOCK, [subjects]);
}
