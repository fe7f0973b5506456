export const REFUND_REASONS = ["billing_mistake", "session_problem", "goodwill", "duplicate"] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export const REFUND_REASON_WORDS: Record<RefundReason, string> = {
  billing_mistake: "Billing mistake",
  session_problem: "Problem with the session",
  goodwill: "Goodwill",
  duplicate: "Paid twice",
};
