/**
 * Nobody knows whether Stripe did it: no answer, a server error, too many requests, or the same key still at
 * work. The caller may ask again with the same idempotency key, which does it at most once.
 */
export class StripeUnavailable extends Error {
  constructor(cause: unknown) {
    super("Stripe could not be reached or did not answer clearly", { cause });
    this.name = "StripeUnavailable";
  }
}

/** Stripe understood and did nothing. `code` is Stripe's, such as `resource_missing`, `charge_already_refunded`. */
export class StripeRefused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, cause: unknown) {
    super(`Stripe refused: ${code}`, { cause });
    this.name = "StripeRefused";
    this.code = code;
    this.status = status;
  }
}
