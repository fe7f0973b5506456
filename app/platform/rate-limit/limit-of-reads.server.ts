import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit } from "./limits";
import { networkOf } from "./network";
import type { Consumed } from "./rate-limit.server";

/**
 * How often one may be asked for what it costs to read. A read writes nothing, so these are counted in the memory of each
 * process.
 */
const READS = {
  "calendar-feed": { points: 60, seconds: 900 },
  "calendar-feed-address": { points: 600, seconds: 900 },
  // What is written down of refusals, for one network.
  "denial-network": { points: 10, seconds: 60 },
} as const satisfies Record<string, Limit>;

const limiters = new Map<keyof typeof READS, RateLimiterMemory>();

function limiterFor(name: keyof typeof READS): RateLimiterMemory {
  const { points, seconds: duration } = READS[name];
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ points, duration, keyPrefix: name });
  limiters.set(name, limiter);
  return limiter;
}

export async function consumeRead(name: keyof typeof READS, subject: string): Promise<Consumed> {
  try {
    await limiterFor(name).consume(networkOf(subject));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) };
  }
}
