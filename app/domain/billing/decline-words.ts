import type { DeclineReason } from "#app/platform/stripe/decline-reason";

const GENERAL = "Your bank said no. Try another card or call the number on it.";

/** Why a card was refused and what helps, in plain words. */
const WORDS: Record<DeclineReason, string> = {
  "insufficient-funds": "Your bank said there is not enough money on this card just now. Try another card.",
  expired: "This card has expired. Use another card.",
  "incorrect-cvc": "The security code did not match. Try again or use another card.",
  "incorrect-number": "The card number did not match. Try again or use another card.",
  "authentication-needed":
    "Your bank wants you to confirm this payment yourself. Choose “Use another card” and enter your card there; your bank will ask you.",
  "card-not-supported": "This card cannot be used for this payment. Use another card.",
  "processing-error": "Your bank could not answer just now. Try again in a few minutes.",
  generic: GENERAL,
};

/** Reasons that are not known read as the general sentence. */
export const declineWords = (reason: string | null): string =>
  reason !== null && Object.hasOwn(WORDS, reason) ? WORDS[reason as DeclineReason] : GENERAL;
