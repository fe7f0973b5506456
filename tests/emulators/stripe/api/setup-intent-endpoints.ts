import { refused } from "../api-error";
import { allowOnly, flagOf, metadataOf, textOf } from "../form-body";
import { page } from "../listing";
import { methodOrTestCard } from "../resources/payment-methods";
import { confirmSetupIntent, makeSetupIntent } from "../resources/setup-intents";
import { need } from "../store";
import type { SetupIntent } from "../types";
import type { Call, Endpoint } from "./endpoint";

const FIELDS = [
  "customer",
  "payment_method",
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "confirm",
  "usage",
  "return_url",
  "metadata",
  "description",
];

function create({ emulator, params }: Call): SetupIntent {
  allowOnly(params, FIELDS);
  const customer = textOf(params, "customer");
  if (customer) need(emulator.state.customers, "customer", customer, "customer");
  const methodId = textOf(params, "payment_method");
  const method = methodId ? methodOrTestCard(emulator, methodId) : null;
  const intent = makeSetupIntent(emulator, {
    customer,
    usage: textOf(params, "usage") ?? "off_session",
    metadata: metadataOf(params),
    description: textOf(params, "description"),
  });
  if (!method) return intent;
  intent.payment_method = method.id;
  intent.status = "requires_confirmation";
  if (!flagOf(params, "confirm")) return intent;
  const returnUrl = textOf(params, "return_url");
  return confirmSetupIntent(emulator, intent, method, { authenticated: false, returnUrl });
}

function confirm({ emulator, params, id }: Call): SetupIntent {
  allowOnly(params, ["payment_method", "return_url"]);
  const intent = need(emulator.state.setupIntents, "setup_intent", id, "intent");
  const methodId = textOf(params, "payment_method") ?? intent.payment_method;
  if (methodId === null) {
    throw refused("You cannot confirm this SetupIntent because it's missing a payment method.");
  }
  const method = methodOrTestCard(emulator, methodId);
  const returnUrl = textOf(params, "return_url");
  return confirmSetupIntent(emulator, intent, method, { authenticated: false, returnUrl });
}

export const setupIntentEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/setup_intents", run: create },
  {
    method: "GET",
    path: "/v1/setup_intents",
    run: ({ emulator, params, path }) =>
      page(emulator.state.setupIntents.values(), params, path, ["customer", "payment_method"]),
  },
  {
    method: "GET",
    path: "/v1/setup_intents/:id",
    run: ({ emulator, id }) => need(emulator.state.setupIntents, "setup_intent", id, "intent"),
  },
  { method: "POST", path: "/v1/setup_intents/:id/confirm", run: confirm },
];
