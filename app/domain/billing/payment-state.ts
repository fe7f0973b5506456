export type PaymentState =
  | "created"
  | "requires_action"
  | "processing"
  | "cancelled"
  | "failed"
  | "succeeded";
export type RefundState = "created" | "pending" | "succeeded" | "failed";

/** How much is known of a payment. Money that was taken outranks every other word about it. */
const PAYMENT_RANK: Record<PaymentState, number> = {
  created: 0,
  requires_action: 1,
  processing: 2,
  cancelled: 3,
  failed: 4,
  succeeded: 5,
};

/** A bank may send a refund back after it succeeded, so failure is the last word. */
const REFUND_RANK: Record<RefundState, number> = { created: 0, pending: 1, succeeded: 2, failed: 3 };

/**
 * The state after an observation. It never moves back, and because it is a maximum, observations may arrive late,
 * twice or in any order and the outcome is the same.
 */
export const nextPaymentState = (current: PaymentState, observed: PaymentState): PaymentState =>
  PAYMENT_RANK[observed] > PAYMENT_RANK[current] ? observed : current;

export const nextRefundState = (current: RefundState, observed: RefundState): RefundState =>
  REFUND_RANK[observed] > REFUND_RANK[current] ? observed : current;

/** Nothing more is expected of it. */
export const isFinalPaymentState = (state: PaymentState): boolean =>
  state === "succeeded" || state === "failed" || state === "cancelled";
