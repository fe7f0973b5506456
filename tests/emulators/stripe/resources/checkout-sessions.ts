import { badParameter, refused } from "../api-error";
import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import type { CheckoutPlan, CheckoutSession, Metadata } from "../types";
import { cancelPaymentIntent } from "./payment-intents";

type NewSession = {
  mode: "payment" | "setup";
  customer: string | null;
  clientReferenceId: string | null;
  currency: string | null;
  successUrl: string;
  cancelUrl: string | null;
  expiresAt: number | null;
  submitType: string | null;
  metadata: Metadata;
  plan: CheckoutPlan;
};

const HALF_HOUR = 1800;
const DAY = 86_400;

function expiry(now: number, wanted: number | null): number {
  if (wanted === null) return now + DAY;
  if (wanted < now + HALF_HOUR - 5 || wanted > now + DAY + 5) {
    throw badParameter(
      "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.",
      "expires_at",
    );
  }
  return wanted;
}

export function makeSession(emulator: Emulator, input: NewSession): CheckoutSession {
  const now = emulator.now();
  const id = newStripeId("cs_test", 58);
  const total = input.plan.lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  const inPayment = input.mode === "payment";
  if (inPayment && total < 50) {
    const message = "The Checkout Session's total amount due must add up to at least $0.50 usd";
    throw badParameter(message, "line_items", "amount_too_small");
  }
  const session: CheckoutSession = {
    id,
    object: "checkout.session",
    created: now,
    livemode: false,
    mode: input.mode,
    status: "open",
    payment_status: inPayment ? "unpaid" : "no_payment_required",
    amount_subtotal: inPayment ? total : null,
    amount_total: inPayment ? total : null,
    currency: input.currency,
    customer: input.customer,
    client_reference_id: input.clientReferenceId,
    payment_intent: null,
    setup_intent: null,
    payment_method_types: ["card"],
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: expiry(now, input.expiresAt),
    url: `${emulator.baseUrl()}/c/pay/${id}`,
    ui_mode: "hosted_page",
    submit_type: input.submitType,
    metadata: input.metadata,
  };
  emulator.state.sessions.set(id, session);
  emulator.state.plans.set(id, input.plan);
  return session;
}

function closeAsExpired(emulator: Emulator, session: CheckoutSession): void {
  session.status = "expired";
  session.url = null;
  const intent = session.payment_intent && emulator.state.paymentIntents.get(session.payment_intent);
  if (intent && intent.status !== "canceled") cancelPaymentIntent(emulator, intent, "expired");
  emulator.emit("checkout.session.expired", session);
}

export function expireSession(emulator: Emulator, session: CheckoutSession): CheckoutSession {
  if (session.status !== "open") {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  closeAsExpired(emulator, session);
  return session;
}

/** Closes the sessions whose time has passed. */
export function expireOldSessions(emulator: Emulator): void {
  const now = emulator.now();
  for (const session of emulator.state.sessions.values()) {
    if (session.status === "open" && session.expires_at <= now) closeAsExpired(emulator, session);
  }
}

/** The customer has finished on the hosted page. */
export function completeSession(emulator: Emulator, session: CheckoutSession): void {
  session.status = "complete";
  session.url = null;
  if (session.mode === "payment") session.payment_status = "paid";
  emulator.emit("checkout.session.completed", session);
}

export function successAddress(session: CheckoutSession): string {
  return session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}
