import { db } from "./client.server";
import { isRetryable } from "./errors.server";
import type { Prisma } from "./generated/client";

export type Tx = Prisma.TransactionClient;

const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction and commits it. Deadlocks and serialization failures run it again, three times in
 * all, so `work` touches nothing but the database: no network call, no state outside.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/** Takes a lock that is given back at the end of the transaction; whoever names the same subject waits. */
export async function lockFor(tx: Tx, subject: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
}
