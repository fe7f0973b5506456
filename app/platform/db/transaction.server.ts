import { db } from "./client.server";
import { isLineCut, isRetryable } from "./errors.server";
import type { Prisma } from "./generated/client";
import { prepared } from "./pool.server";
import { type Line, learnLine } from "./transaction-line.server";

export type Tx = Prisma.TransactionClient;

const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction and commits it. Deadlocks and serialization failures run it again, three times in
 * all, so `work` touches nothing but the database: no network call, no state outside. A line that breaks runs it again
 * once, where it has written nothing but the trace of what it reads and has not been asked to commit.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let isAfterCut = false;
  for (let attempt = 1; ; attempt += 1) {
    const progress: Progress = { line: null };
    try {
      return await db.$transaction(async (tx) => {
        progress.line = await learnLine(tx);
        return work(tx);
      });
    } catch (error) {
      const mayReadAgain: boolean = !isAfterCut && hasChangedNothing(progress) && isLineCut(error);
      if (!mayReadAgain && (attempt >= ATTEMPTS || !isRetryable(error))) throw error;
      isAfterCut ||= mayReadAgain;
    }
  }
}

/** Of a transaction that never began there is no line. */
type Progress = { line: Line | null };

const hasChangedNothing = ({ line }: Progress): boolean =>
  line === null || !(line.hasWritten || line.isCommitted);

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
