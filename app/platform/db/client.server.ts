import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#app/platform/env.server";
import { PrismaClient } from "./generated/client";

/** One pool per process. Statements and idle transactions are bounded so that a stuck peer cannot hold the house. */
function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env().databaseUrl,
      max: 12,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
    },
    { onPoolError: () => undefined },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } });
}

const held = globalThis as { attuneDb?: PrismaClient };

/** Kept on `globalThis` so that a hot reload in development does not open a second pool. */
held.attuneDb ??= connect();
export const db: PrismaClient = held.attuneDb;
