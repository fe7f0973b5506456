import { DomainError } from "#app/domain/shared/domain-error";
import { StripeRefused, StripeUnavailable } from "#app/platform/stripe/stripe-errors";

/** For questions: raises `payments-away` when Stripe cannot be reached. */
export async function orAway<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof StripeUnavailable) throw new DomainError("payments-away");
    throw error;
  }
}

export type Answered<T> =
  | { kind: "done"; value: T }
  | { kind: "unknown" }
  | { kind: "refused"; code: string };

/** For what moves money: `unknown` when nobody knows whether it was done, `refused` when it was not. */
export async function orUnknown<T>(call: Promise<T>): Promise<Answered<T>> {
  try {
    return { kind: "done", value: await call };
  } catch (error) {
    if (error instanceof StripeUnavailable) return { kind: "unknown" };
    if (error instanceof StripeRefused) return { kind: "refused", code: error.code };
    throw error;
  }
}
