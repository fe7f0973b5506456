import { ApiError } from "../api-error";
import type { Emulator } from "../emulator";
import { completeSession, successAddress } from "../resources/checkout-sessions";
import { confirmPaymentIntent, makePaymentIntent } from "../resources/payment-intents";
import { makePaymentMethod } from "../resources/payment-methods";
import { confirmSetupIntent, makeSetupIntent } from "../resources/setup-intents";
import { need } from "../store";
import type { TestCard } from "../test-cards";
import type { CheckoutPlan, CheckoutSession, PaymentIntent, PaymentMethod, SetupIntent } from "../types";

export type Outcome =
  | { kind: "done" }
  | { kind: "challenge"; intentId: string }
  | { kind: "declined"; message: string };

function paymentIntentOf(emulator: Emulator, session: CheckoutSession, plan: CheckoutPlan): PaymentIntent {
  if (session.payment_intent)
    return need(emulator.state.paymentIntents, "payment_intent", session.payment_intent);
  const intent = makePaymentIntent(emulator, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    customer: session.customer,
    ...plan.intent,
  });
  session.payment_intent = intent.id;
  return intent;
}

function setupIntentOf(emulator: Emulator, session: CheckoutSession, plan: CheckoutPlan): SetupIntent {
  if (session.setup_intent) return need(emulator.state.setupIntents, "setup_intent", session.setup_intent);
  const { metadata, description } = plan.intent;
  const usage = "off_session";
  const intent = makeSetupIntent(emulator, { customer: session.customer, usage, metadata, description });
  session.setup_intent = intent.id;
  return intent;
}

/** Tries the session's payment or set-up with a card; `authenticated` once the bank's question was answered. */
export function trySession(
  emulator: Emulator,
  session: CheckoutSession,
  method: PaymentMethod,
  authenticated: boolean,
): Outcome {
  const plan = need(emulator.state.plans, "checkout.session", session.id);
  const returnUrl = successAddress(session);
  try {
    const intent =
      session.mode === "payment"
        ? confirmPaymentIntent(emulator, paymentIntentOf(emulator, session, plan), method, {
            offSession: false,
            authenticated,
            returnUrl,
          })
        : confirmSetupIntent(emulator, setupIntentOf(emulator, session, plan), method, {
            authenticated,
            returnUrl,
          });
    if (intent.status === "requires_action") return { kind: "challenge", intentId: intent.id };
    completeSession(emulator, session);
    return { kind: "done" };
  } catch (error) {
    if (error instanceof ApiError && error.status === 402)
      return { kind: "declined", message: error.message };
    throw error;
  }
}

export function payWithCard(
  emulator: Emulator,
  session: CheckoutSession,
  entered: { card: TestCard; month: number; year: number },
): Outcome {
  const { card, month, year } = entered;
  return trySession(emulator, session, makePaymentMethod(emulator, card, { month, year }), false);
}
