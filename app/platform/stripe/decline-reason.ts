/** Why a card was refused, as far as the payer is told. A suspicion of theft or fraud is `generic` on purpose. */
export type DeclineReason =
  | "insufficient-funds"
  | "expired"
  | "incorrect-cvc"
  | "incorrect-number"
  | "authentication-needed"
  | "card-not-supported"
  | "processing-error"
  | "generic";

/** `code` and `declineCode` are Stripe's own words (docs.stripe.com/declines/codes). */
export type Decline = { reason: DeclineReason; code: string; declineCode: string | null };

const REASONS: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: "insufficient-funds",
  withdrawal_count_limit_exceeded: "insufficient-funds",
  card_velocity_exceeded: "insufficient-funds",
  expired_card: "expired",
  invalid_expiry_month: "expired",
  invalid_expiry_year: "expired",
  incorrect_cvc: "incorrect-cvc",
  invalid_cvc: "incorrect-cvc",
  incorrect_number: "incorrect-number",
  invalid_number: "incorrect-number",
  authentication_required: "authentication-needed",
  authentication_not_handled: "authentication-needed",
  mobile_device_authentication_required: "authentication-needed",
  payment_intent_authentication_failure: "authentication-needed",
  setup_intent_authentication_failure: "authentication-needed",
  card_not_supported: "card-not-supported",
  currency_not_supported: "card-not-supported",
  transaction_not_allowed: "card-not-supported",
  processing_error: "processing-error",
  issuer_not_available: "processing-error",
  reenter_transaction: "processing-error",
  try_again_later: "processing-error",
};

/** The more telling of Stripe's two codes decides; what is unknown is `generic`. */
export function declineOf(code: string, declineCode: string | null): Decline {
  const reason = REASONS[declineCode ?? ""] ?? REASONS[code] ?? "generic";
  return { reason, code, declineCode };
}
