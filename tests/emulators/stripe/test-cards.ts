export type Decline = { code: string; decline_code?: string; message: string };

/** What a test card does. Numbers and behaviour are those of Stripe's published test cards. */
export type TestCard = {
  name: string;
  number: string;
  brand: "visa" | "mastercard";
  note: string;
  decline?: Decline;
  /** When the bank asks the cardholder to confirm: each time, or until the card is set up for later use. */
  challenge?: "always" | "until-set-up";
  /** Can be saved, but every charge of the saved card is declined. */
  declinesOnceSaved?: true;
  refund?: "pending-first" | "fails-later";
};

const declined = (decline_code: string): Decline => ({
  code: "card_declined",
  decline_code,
  message:
    decline_code === "insufficient_funds" ? "Your card has insufficient funds." : "Your card was declined.",
});

export const AUTHENTICATION_REQUIRED: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

export const NOT_A_TEST_CARD: Decline = {
  code: "card_declined",
  decline_code: "test_mode_live_card",
  message: "Your card was declined. This is a test page and takes test cards only.",
};

export const GENERIC_DECLINE = declined("generic_decline");

export const TEST_CARDS: readonly TestCard[] = [
  { name: "pm_card_visa", number: "4242424242424242", brand: "visa", note: "succeeds" },
  {
    name: "pm_card_mastercard",
    number: "5555555555554444",
    brand: "mastercard",
    note: "succeeds (Mastercard)",
  },
  {
    name: "pm_card_visa_chargeDeclined",
    number: "4000000000000002",
    brand: "visa",
    note: "is declined",
    decline: GENERIC_DECLINE,
  },
  {
    name: "pm_card_visa_chargeDeclinedInsufficientFunds",
    number: "4000000000009995",
    brand: "visa",
    note: "has insufficient funds",
    decline: declined("insufficient_funds"),
  },
  {
    name: "pm_card_chargeDeclinedExpiredCard",
    number: "4000000000000069",
    brand: "visa",
    note: "is expired",
    decline: { code: "expired_card", decline_code: "expired_card", message: "Your card has expired." },
  },
  {
    name: "pm_card_chargeDeclinedIncorrectCvc",
    number: "4000000000000127",
    brand: "visa",
    note: "has a wrong security code",
    decline: {
      code: "incorrect_cvc",
      decline_code: "incorrect_cvc",
      message: "Your card's security code is incorrect.",
    },
  },
  {
    name: "pm_card_chargeDeclinedProcessingError",
    number: "4000000000000119",
    brand: "visa",
    note: "meets a processing error",
    decline: {
      code: "processing_error",
      decline_code: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  },
  {
    name: "pm_card_authenticationRequiredOnSetup",
    number: "4000002500003155",
    brand: "visa",
    note: "asks for confirmation until it is saved",
    challenge: "until-set-up",
  },
  {
    name: "pm_card_authenticationRequired",
    number: "4000002760003184",
    brand: "visa",
    note: "asks for confirmation each time",
    challenge: "always",
  },
  {
    name: "pm_card_chargeCustomerFail",
    number: "4000000000000341",
    brand: "visa",
    note: "can be saved, later charges are declined",
    declinesOnceSaved: true,
  },
  {
    name: "pm_card_pendingRefund",
    number: "4000000000007726",
    brand: "visa",
    note: "its refunds are pending first",
    refund: "pending-first",
  },
  {
    name: "pm_card_refundFail",
    number: "4000000000005126",
    brand: "visa",
    note: "its refunds fail afterwards",
    refund: "fails-later",
  },
];

const byNumber = new Map(TEST_CARDS.map((card) => [card.number, card]));
const byName = new Map(TEST_CARDS.map((card) => [card.name, card]));

export function testCardByNumber(number: string): TestCard | undefined {
  return byNumber.get(number);
}

export function testCardByName(name: string): TestCard | undefined {
  return byName.get(name);
}
