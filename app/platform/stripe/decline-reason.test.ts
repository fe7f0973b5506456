import { expect, test } from "vitest";
import { declineOf } from "./decline-reason";

test("the bank's code decides before the general one", () => {
  expect(declineOf("card_declined", "insufficient_funds").reason).toBe("insufficient-funds");
  expect(declineOf("expired_card", "expired_card").reason).toBe("expired");
  expect(declineOf("incorrect_cvc", null).reason).toBe("incorrect-cvc");
});

test("both forms of a missing confirmation read alike", () => {
  expect(declineOf("authentication_required", "authentication_required").reason).toBe(
    "authentication-needed",
  );
  expect(declineOf("payment_intent_authentication_failure", null).reason).toBe("authentication-needed");
});

test.each(["lost_card", "stolen_card", "fraudulent", "generic_decline", "a_new_code"])(
  "%s tells the payer nothing",
  (declineCode) => {
    expect(declineOf("card_declined", declineCode)).toEqual({
      reason: "generic",
      code: "card_declined",
      declineCode,
    });
  },
);
