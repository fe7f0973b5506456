import { ApiError, missingParameter } from "../api-error";
import { allowOnly, groupOf, integerOf, textOf } from "../form-body";
import { page } from "../listing";
import { attachDirectly, detach, makePaymentMethod, methodOrTestCard } from "../resources/payment-methods";
import { need } from "../store";
import { NOT_A_TEST_CARD, testCardByNumber } from "../test-cards";
import type { PaymentMethod } from "../types";
import type { Call, Endpoint } from "./endpoint";

function create({ emulator, params }: Call): PaymentMethod {
  allowOnly(params, ["type", "card", "metadata", "billing_details"]);
  const details = groupOf(params, "card");
  const number = textOf(details, "number");
  if (number === null) throw missingParameter("card[number]");
  const card = testCardByNumber(number.replaceAll(" ", ""));
  if (!card) throw new ApiError(402, { type: "card_error", ...NOT_A_TEST_CARD });
  const month = integerOf(details, "exp_month") ?? 12;
  const year = integerOf(details, "exp_year") ?? 2034;
  return makePaymentMethod(emulator, card, { month, year });
}

function attachTo({ emulator, params, id }: Call): PaymentMethod {
  allowOnly(params, ["customer"]);
  const customer = textOf(params, "customer");
  if (customer === null) throw missingParameter("customer");
  need(emulator.state.customers, "customer", customer, "customer");
  return attachDirectly(emulator, methodOrTestCard(emulator, id), customer);
}

/** Stripe lists payment methods of a customer only, never all of them. */
function list({ emulator, params, path }: Call) {
  const customer = textOf(params, "customer");
  if (customer === null) throw missingParameter("customer");
  need(emulator.state.customers, "customer", customer, "customer");
  return page(emulator.state.paymentMethods.values(), params, path, ["customer", "type"]);
}

export const paymentMethodEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/payment_methods", run: create },
  { method: "GET", path: "/v1/payment_methods", run: list },
  {
    method: "GET",
    path: "/v1/payment_methods/:id",
    run: ({ emulator, id }) => need(emulator.state.paymentMethods, "PaymentMethod", id),
  },
  { method: "POST", path: "/v1/payment_methods/:id/attach", run: attachTo },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/detach",
    run: ({ emulator, id }) => detach(emulator, need(emulator.state.paymentMethods, "PaymentMethod", id)),
  },
];
