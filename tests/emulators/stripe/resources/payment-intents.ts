import { ApiError, badParameter, refused } from "../api-error";
import { decideCharge } from "../card-decision";
import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import type { Decline } from "../test-cards";
import type { Metadata, PaymentIntent, PaymentMethod } from "../types";
import { recordCharge } from "./charges";
import { attach, cardOf, checkUsable } from "./payment-methods";

type NewIntent = {
  amount: number;
  currency: string;
  customer: string | null;
  metadata: Metadata;
  description: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  receipt_email: string | null;
  setup_future_usage: "off_session" | "on_session" | null;
};

export function makePaymentIntent(emulator: Emulator, input: NewIntent): PaymentIntent {
  if (input.amount < 50) {
    throw badParameter("Amount must be at least $0.50 usd", "amount", "amount_too_small");
  }
  const id = newStripeId("pi");
  const intent: PaymentIntent = {
    id,
    object: "payment_intent",
    created: emulator.now(),
    livemode: false,
    amount_received: 0,
    amount_capturable: 0,
    status: "requires_payment_method",
    payment_method: null,
    payment_method_types: ["card"],
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    capture_method: "automatic",
    confirmation_method: "automatic",
    client_secret: `${id}_secret_${newStripeId("x").slice(2)}`,
    canceled_at: null,
    cancellation_reason: null,
    ...input,
  };
  emulator.state.paymentIntents.set(id, intent);
  emulator.emit("payment_intent.created", intent);
  return intent;
}

function fail(emulator: Emulator, intent: PaymentIntent, method: PaymentMethod, decline: Decline): never {
  const charge = recordCharge(emulator, intent, method, decline);
  const error = { type: "card_error" as const, ...decline, charge: charge.id };
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.latest_charge = charge.id;
  intent.last_payment_error = { ...error, payment_method: structuredClone(method) };
  emulator.emit("payment_intent.payment_failed", intent);
  throw new ApiError(402, {
    ...error,
    payment_method: structuredClone(method),
    payment_intent: structuredClone(intent),
  });
}

function succeed(emulator: Emulator, intent: PaymentIntent, method: PaymentMethod): void {
  const charge = recordCharge(emulator, intent, method, null);
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  const { trait } = cardOf(emulator, method);
  if (intent.setup_future_usage === "off_session") trait.setUp = true;
  if (intent.setup_future_usage && intent.customer) attach(emulator, method, intent.customer);
  emulator.emit("payment_intent.succeeded", intent);
}

type Confirmation = { offSession: boolean; authenticated: boolean; returnUrl: string | null };

/**
 * Tries to take the money. Afterwards the intent has succeeded or waits for the cardholder; a decline is
 * thrown as Stripe's 402 with the intent in it.
 */
export function confirmPaymentIntent(
  emulator: Emulator,
  intent: PaymentIntent,
  method: PaymentMethod,
  { offSession, authenticated, returnUrl }: Confirmation,
): PaymentIntent {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw refused(
      `This PaymentIntent's status is ${intent.status}, so it cannot be confirmed.`,
      "payment_intent_unexpected_state",
      { payment_intent: structuredClone(intent) },
    );
  }
  checkUsable(emulator, method, intent.customer);
  const { card, trait } = cardOf(emulator, method);
  const saved = method.customer !== null;
  const decision = decideCharge(card, trait, { offSession, saved, authenticated });
  intent.payment_method = method.id;
  if (decision.kind === "declined") fail(emulator, intent, method, decision.decline);
  if (decision.kind === "accepted") succeed(emulator, intent, method);
  if (decision.kind === "challenge") {
    const url = `${emulator.baseUrl()}/c/challenge/${intent.id}`;
    intent.status = "requires_action";
    intent.next_action = { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } };
    emulator.emit("payment_intent.requires_action", intent);
  }
  return intent;
}

/** The cardholder failed or refused the bank's question; no charge is tried. */
export function failAuthentication(emulator: Emulator, intent: PaymentIntent): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = {
    type: "invalid_request_error",
    code: "payment_intent_authentication_failure",
    message: "The provided payment method has failed authentication. Try another one.",
  };
  emulator.emit("payment_intent.payment_failed", intent);
}

export function cancelPaymentIntent(
  emulator: Emulator,
  intent: PaymentIntent,
  reason: string | null,
): PaymentIntent {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw refused(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      "payment_intent_unexpected_state",
      { payment_intent: structuredClone(intent) },
    );
  }
  intent.status = "canceled";
  intent.next_action = null;
  intent.canceled_at = emulator.now();
  intent.cancellation_reason = reason;
  emulator.emit("payment_intent.canceled", intent);
  return intent;
}
