import { PrismaClient } from "./generated/client";
import { OneAtATime } from "./one-at-a-time.server";
import { pool } from "./pool.server";

const held = globalThis as { attuneDb?: PrismaClient };

held.attuneDb ??= new PrismaClient({
  adapter: new OneAtATime(pool),
  transactionOptions: { maxWait: 10_000, timeout: 20_000 },
});

/** Prisma over the one pool of the process. */
export const db: PrismaClient = held.attuneDb;

export async function closeDatabase(): Promise<void> {
  await db.$disconnect();
  await pool.end();
  held.attuneDb = undefined;
}
