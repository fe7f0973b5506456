import { missingParameter, refused } from "../api-error";
import type { Emulator } from "../emulator";
import { allowOnly, flagOf, integerOf, metadataOf, textOf } from "../form-body";
import { page } from "../listing";
import { cancelPaymentIntent, confirmPaymentIntent, makePaymentIntent } from "../resources/payment-intents";
import { attach, checkUsable, methodOrTestCard } from "../resources/payment-methods";
import { need } from "../store";
import type { PaymentIntent, PaymentMethod } from "../types";
import type { Call, Endpoint } from "./endpoint";
import { futureUsageOf, statementTextsOf } from "./payment-texts";

const FIELDS = [
  "amount",
  "currency",
  "customer",
  "payment_method",
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "confirm",
  "off_session",
  "return_url",
  "metadata",
  "description",
  "statement_descriptor",
  "statement_descriptor_suffix",
  "receipt_email",
  "setup_future_usage",
];

function checkOffSession(offSession: boolean, method: PaymentMethod): void {
  if (offSession && method.customer === null) {
    throw refused(
      "The provided PaymentMethod is not attached to a customer, so it cannot be charged off session.",
      "payment_method_unexpected_state",
      { param: "payment_method" },
    );
  }
}

/** The method of the request; a test card's name becomes a card of the customer, which can be charged later. */
function methodFor(emulator: Emulator, id: string, customer: string | null): PaymentMethod {
  const method = methodOrTestCard(emulator, id);
  if (method.id !== id && customer) attach(emulator, method, customer);
  checkUsable(emulator, method, customer);
  return method;
}

function create({ emulator, params }: Call): PaymentIntent {
  allowOnly(params, FIELDS);
  const amount = integerOf(params, "amount");
  const currency = textOf(params, "currency");
  if (amount === null) throw missingParameter("amount");
  if (currency === null) throw missingParameter("currency");
  const customer = textOf(params, "customer");
  if (customer) need(emulator.state.customers, "customer", customer, "customer");
  const methodId = textOf(params, "payment_method");
  const offSession = flagOf(params, "off_session");
  const confirm = flagOf(params, "confirm");
  if (offSession && !confirm) throw refused("`off_session` can only be used when `confirm` is true.");
  if (confirm && !methodId) throw missingParameter("payment_method");
  const texts = {
    ...statementTextsOf(params),
    setup_future_usage: futureUsageOf(params),
    description: textOf(params, "description"),
    receipt_email: textOf(params, "receipt_email"),
    metadata: metadataOf(params),
  };
  const method = methodId ? methodFor(emulator, methodId, customer) : null;
  if (method) checkOffSession(offSession, method);
  const intent = makePaymentIntent(emulator, { amount, currency, customer, ...texts });
  if (!method) return intent;
  intent.status = "requires_confirmation";
  intent.payment_method = method.id;
  if (!confirm) return intent;
  const returnUrl = textOf(params, "return_url");
  return confirmPaymentIntent(emulator, intent, method, { offSession, authenticated: false, returnUrl });
}

function confirm({ emulator, params, id }: Call): PaymentIntent {
  allowOnly(params, ["payment_method", "off_session", "return_url", "receipt_email", "setup_future_usage"]);
  const intent = need(emulator.state.paymentIntents, "payment_intent", id, "intent");
  const methodId = textOf(params, "payment_method") ?? intent.payment_method;
  if (methodId === null) {
    throw refused("You cannot confirm this PaymentIntent because it's missing a payment method.");
  }
  const method = methodFor(emulator, methodId, intent.customer);
  const offSession = flagOf(params, "off_session");
  checkOffSession(offSession, method);
  if ("setup_future_usage" in params) intent.setup_future_usage = futureUsageOf(params);
  const returnUrl = textOf(params, "return_url");
  return confirmPaymentIntent(emulator, intent, method, { offSession, authenticated: false, returnUrl });
}

function cancel({ emulator, params, id }: Call): PaymentIntent {
  allowOnly(params, ["cancellation_reason"]);
  const intent = need(emulator.state.paymentIntents, "payment_intent", id, "intent");
  return cancelPaymentIntent(emulator, intent, textOf(params, "cancellation_reason"));
}

export const paymentIntentEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/payment_intents", run: create },
  {
    method: "GET",
    path: "/v1/payment_intents",
    run: ({ emulator, params, path }) =>
      page(emulator.state.paymentIntents.values(), params, path, ["customer"]),
  },
  {
    method: "GET",
    path: "/v1/payment_intents/:id",
    run: ({ emulator, id }) => need(emulator.state.paymentIntents, "payment_intent", id, "intent"),
  },
  { method: "POST", path: "/v1/payment_intents/:id/confirm", run: confirm },
  { method: "POST", path: "/v1/payment_intents/:id/cancel", run: cancel },
];
