import { ApiError, refused } from "../api-error";
import { decideSetup } from "../card-decision";
import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import type { Metadata, PaymentMethod, SetupIntent } from "../types";
import { attach, cardOf, checkUsable } from "./payment-methods";

type NewIntent = { customer: string | null; usage: string; metadata: Metadata; description: string | null };

export function makeSetupIntent(emulator: Emulator, input: NewIntent): SetupIntent {
  const id = newStripeId("seti");
  const intent: SetupIntent = {
    id,
    object: "setup_intent",
    created: emulator.now(),
    livemode: false,
    status: "requires_payment_method",
    payment_method: null,
    payment_method_types: ["card"],
    last_setup_error: null,
    next_action: null,
    client_secret: `${id}_secret_${newStripeId("x").slice(2)}`,
    cancellation_reason: null,
    ...input,
  };
  emulator.state.setupIntents.set(id, intent);
  emulator.emit("setup_intent.created", intent);
  return intent;
}

/** Saves the card for later, or waits for the cardholder; a decline is thrown as Stripe's 402. */
export function confirmSetupIntent(
  emulator: Emulator,
  intent: SetupIntent,
  method: PaymentMethod,
  { authenticated, returnUrl }: { authenticated: boolean; returnUrl: string | null },
): SetupIntent {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw refused(
      `This SetupIntent's status is ${intent.status}, so it cannot be confirmed.`,
      "setup_intent_unexpected_state",
      { setup_intent: structuredClone(intent) },
    );
  }
  checkUsable(emulator, method, intent.customer);
  const { card, trait } = cardOf(emulator, method);
  const decision = decideSetup(card, authenticated);
  if (decision.kind === "declined") {
    const error = { type: "card_error" as const, ...decision.decline };
    intent.status = "requires_payment_method";
    intent.payment_method = null;
    intent.last_setup_error = { ...error, payment_method: structuredClone(method) };
    emulator.emit("setup_intent.setup_failed", intent);
    throw new ApiError(402, { ...error, setup_intent: structuredClone(intent) });
  }
  intent.payment_method = method.id;
  if (decision.kind === "challenge") {
    const url = `${emulator.baseUrl()}/c/challenge/${intent.id}`;
    intent.status = "requires_action";
    intent.next_action = { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } };
    return intent;
  }
  intent.status = "succeeded";
  intent.next_action = null;
  intent.last_setup_error = null;
  if (intent.usage === "off_session") trait.setUp = true;
  if (intent.customer) attach(emulator, method, intent.customer);
  emulator.emit("setup_intent.succeeded", intent);
  return intent;
}

export function failSetupAuthentication(emulator: Emulator, intent: SetupIntent): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_setup_error = {
    type: "invalid_request_error",
    code: "setup_intent_authentication_failure",
    message: "The provided payment method has failed authentication. Try another one.",
  };
  emulator.emit("setup_intent.setup_failed", intent);
}
