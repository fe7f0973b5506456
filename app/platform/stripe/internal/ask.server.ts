import Stripe from "stripe";
import { StripeRefused, StripeUnavailable } from "../stripe-errors";

const UNCLEAR = new Set(["StripeConnectionError", "StripeAPIError", "StripeRateLimitError"]);

function typedError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  if (UNCLEAR.has(error.type)) return new StripeUnavailable(error);
  return new StripeRefused(error.code ?? error.rawType ?? error.type, error.statusCode ?? 0, error);
}

/** Runs one call of the SDK. Raises `StripeUnavailable` and `StripeRefused`, nothing of the SDK's own. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw typedError(error);
  }
}
