/** Why a card was refused and what helps, in plain words. Unknown codes get the general sentence: the bank's own words are for the bank. */
const WORDS: Record<string, string> = {
  insufficient_funds: "Your bank said there is not enough money on this card just now. Try another card.",
  expired_card: "This card has expired. Try another card.",
  incorrect_cvc: "The security code did not match. Try again or use another card.",
  lost_card: "Your bank said no. Try another card or call the number on it.",
  stolen_card: "Your bank said no. Try another card or call the number on it.",
  authentication_required:
    "Your bank wants you to confirm this payment yourself. Choose “Use another card” and enter your card there; your bank will ask you.",
  processing_error: "Your bank could not answer just now. Nothing was charged. Try again in a few minutes.",
};

const GENERAL = "Your bank said no. Try another card or call the number on it.";

export const declineWords = (code: string | null): string => (code ? (WORDS[code] ?? GENERAL) : GENERAL);
