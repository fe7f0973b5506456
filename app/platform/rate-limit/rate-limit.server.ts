import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#app/platform/db/pool.server";

export type Limit = {
  /** Names what is limited; part of the stored key. */
  name: string;
  points: number;
  /** Seconds until the count starts anew. */
  per: number;
};

const limiters = new Map<string, RateLimiterPostgres>();

function limiterFor({ name, points, per }: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: per,
    clearExpiredByTimeout: false,
  });
  limiters.set(name, limiter);
  return limiter;
}

export type LimitAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Counts one use, exact across processes: the count lives in the database. Throws when that is away. */
export async function consume(limit: Limit, key: string): Promise<LimitAnswer> {
  try {
    await limiterFor(limit).consume(key);
    return { allowed: true };
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as RateLimiterRes;
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
  }
}

/** Forgets the count, after a success. */
export async function forgive(limit: Limit, key: string): Promise<void> {
  await limiterFor(limit).delete(key);
}
