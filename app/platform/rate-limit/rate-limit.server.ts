import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { lookupHash } from "#app/platform/crypto/lookup.server";
import { pool } from "#app/platform/db/pool.server";
import { LIMITS, type LimitName } from "./limits";
import { networkOf } from "./network";

export type Consumed = { ok: true } | { ok: false; retryAfterSeconds: number };

const held = globalThis as { attuneLimiters?: Map<LimitName, RateLimiterPostgres> };

/** Counts in the database, exact over all processes; while its table is out, in memory and three times as strict. */
function limiterFor(name: LimitName): RateLimiterPostgres {
  held.attuneLimiters ??= new Map();
  const known = held.attuneLimiters.get(name);
  if (known) return known;
  const { points, seconds: duration } = LIMITS[name];
  const insuranceLimiter = new RateLimiterMemory({
    points: Math.ceil(points / 3),
    duration,
    keyPrefix: name,
  });
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
    insuranceLimiter,
  });
  held.attuneLimiters.set(name, limiter);
  return limiter;
}

/** `subject` (an address of mail, a network address, a person's id) is stored as a keyed hash only, a network of IPv6 as one. */
export async function consume(name: LimitName, subject: string): Promise<Consumed> {
  try {
    await limiterFor(name).consume(lookupHash(name, networkOf(subject)));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) };
  }
}

/** Forgets the tries of a subject, as after the right password. */
export async function resetLimit(name: LimitName, subject: string): Promise<void> {
  await limiterFor(name).delete(lookupHash(name, networkOf(subject)));
}
