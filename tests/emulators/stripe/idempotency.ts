import { ApiError } from "./api-error";
import type { State } from "./store";
import type { StoredAnswer } from "./types";

const DAY = 86_400;

function otherParameters(key: string): ApiError {
  return new ApiError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function otherEndpoint(key: string, before: string, now: string): ApiError {
  return new ApiError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now}' vs '${before}'). Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function inUse(key: string): ApiError {
  return new ApiError(409, {
    type: "invalid_request_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Stripe-Idempotency-Key: ${key}. Please try again later.`,
  });
}

export type Asked = { key: string; endpoint: string; fingerprint: string; now: number };

/** Stripe's Idempotency-Key: the first answer is kept for 24 hours and given again to the same request. */
export function idempotencyKeys(state: State) {
  const working = new Map<string, { endpoint: string; fingerprint: string }>();

  function check(first: { endpoint: string; fingerprint: string }, { key, endpoint, fingerprint }: Asked) {
    if (first.endpoint !== endpoint) throw otherEndpoint(key, first.endpoint, endpoint);
    if (first.fingerprint !== fingerprint) throw otherParameters(key);
  }

  /** The kept answer, or null when the caller may begin; raises 400 for another request, 409 while one works. */
  function begin(asked: Asked): StoredAnswer | null {
    const { key, endpoint, fingerprint, now } = asked;
    const other = working.get(key);
    if (other) {
      check(other, asked);
      throw inUse(key);
    }
    const kept = state.answers.get(key);
    if (kept && now - kept.at < DAY) {
      check(kept, asked);
      return kept;
    }
    working.set(key, { endpoint, fingerprint });
    return null;
  }

  function keep({ key, endpoint, fingerprint, now }: Asked, answer: StoredAnswer): void {
    state.answers.set(key, { ...answer, endpoint, fingerprint, at: now });
    working.delete(key);
  }

  function release(key: string): void {
    working.delete(key);
  }

  return { begin, keep, release };
}

export type IdempotencyKeys = ReturnType<typeof idempotencyKeys>;
