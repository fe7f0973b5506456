import { badParameter, missingParameter } from "../api-error";
import type { Emulator } from "../emulator";
import { allowOnly, groupOf, groupsOf, integerOf, metadataOf, type Params, textOf } from "../form-body";
import { newStripeId } from "../ids";
import { page } from "../listing";
import { expireSession, makeSession } from "../resources/checkout-sessions";
import { need } from "../store";
import type { CheckoutPlan, CheckoutSession, LineItem } from "../types";
import type { Call, Endpoint } from "./endpoint";
import { futureUsageOf, statementTextsOf } from "./payment-texts";

const FIELDS = [
  "mode",
  "customer",
  "client_reference_id",
  "currency",
  "success_url",
  "cancel_url",
  "expires_at",
  "line_items",
  "metadata",
  "payment_intent_data",
  "setup_intent_data",
  "allowed_payment_method_types",
  "submit_type",
  "locale",
  "ui_mode",
  "wallet_options",
];

function lineItemOf(item: Params): LineItem {
  allowOnly(item, ["price_data", "quantity"]);
  const price = groupOf(item, "price_data");
  const unit = integerOf(price, "unit_amount");
  const currency = textOf(price, "currency");
  const name = textOf(groupOf(price, "product_data"), "name");
  if (unit === null) throw missingParameter("line_items[0][price_data][unit_amount]");
  if (currency === null) throw missingParameter("line_items[0][price_data][currency]");
  if (name === null) throw missingParameter("line_items[0][price_data][product_data][name]");
  if (unit < 0) throw badParameter("Invalid non-negative integer", "line_items[0][price_data][unit_amount]");
  const quantity = integerOf(item, "quantity");
  if (quantity === null || quantity < 1) throw missingParameter("line_items[0][quantity]");
  const total = unit * quantity;
  return {
    id: newStripeId("li"),
    object: "item",
    description: name,
    quantity,
    currency,
    amount_subtotal: total,
    amount_total: total,
  };
}

function planOf(params: Params, mode: "payment" | "setup"): CheckoutPlan {
  const lineItems = groupsOf(params, "line_items").map(lineItemOf);
  if (mode === "payment" && lineItems.length === 0) throw missingParameter("line_items");
  if (mode === "setup" && lineItems.length > 0) {
    throw badParameter("You can not pass `line_items` in `setup` mode.", "line_items");
  }
  const name = mode === "payment" ? "payment_intent_data" : "setup_intent_data";
  const other = mode === "payment" ? "setup_intent_data" : "payment_intent_data";
  if (other in params) throw badParameter(`You can not pass \`${other}\` in \`${mode}\` mode.`, other);
  const data = groupOf(params, name);
  const payment = [
    "setup_future_usage",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "receipt_email",
  ];
  allowOnly(data, ["metadata", "description", ...(mode === "payment" ? payment : [])]);
  return {
    lineItems,
    intent: {
      ...statementTextsOf(data),
      metadata: metadataOf(data),
      description: textOf(data, "description"),
      receipt_email: textOf(data, "receipt_email"),
      setup_future_usage: futureUsageOf(data),
    },
  };
}

function modeOf(params: Params): "payment" | "setup" {
  const mode = textOf(params, "mode");
  if (mode === "payment" || mode === "setup") return mode;
  if (mode === null) throw missingParameter("mode");
  throw badParameter(`Invalid mode: ${mode}`, "mode");
}

function addressOf(params: Params, name: string): string | null {
  const value = textOf(params, name);
  if (value === null) return null;
  if (!/^https?:\/\/[^/]/.test(value)) throw badParameter("Not a valid URL", name, "url_invalid");
  return value;
}

function customerOf(emulator: Emulator, params: Params): string | null {
  const customer = textOf(params, "customer");
  if (customer) need(emulator.state.customers, "customer", customer, "customer");
  return customer;
}

function create({ emulator, params }: Call): CheckoutSession {
  allowOnly(params, FIELDS);
  const mode = modeOf(params);
  const successUrl = addressOf(params, "success_url");
  if (successUrl === null) throw missingParameter("success_url");
  const plan = planOf(params, mode);
  return makeSession(emulator, {
    mode,
    plan,
    customer: customerOf(emulator, params),
    clientReferenceId: textOf(params, "client_reference_id"),
    currency: plan.lineItems[0]?.currency ?? textOf(params, "currency"),
    successUrl,
    cancelUrl: addressOf(params, "cancel_url"),
    expiresAt: integerOf(params, "expires_at"),
    submitType: textOf(params, "submit_type"),
    metadata: metadataOf(params),
  });
}

export const checkoutEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/checkout/sessions", run: create },
  {
    method: "GET",
    path: "/v1/checkout/sessions",
    run: ({ emulator, params, path }) =>
      page(emulator.state.sessions.values(), params, path, ["payment_intent", "customer", "status"]),
  },
  {
    method: "GET",
    path: "/v1/checkout/sessions/:id",
    run: ({ emulator, id }) => need(emulator.state.sessions, "checkout.session", id, "session"),
  },
  {
    method: "POST",
    path: "/v1/checkout/sessions/:id/expire",
    run: ({ emulator, id }) =>
      expireSession(emulator, need(emulator.state.sessions, "checkout.session", id, "session")),
  },
];
