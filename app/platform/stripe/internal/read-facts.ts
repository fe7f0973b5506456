import type Stripe from "stripe";
import { type Decline, declineOf } from "../decline-reason";
import type {
  CardFacts,
  ChargeFacts,
  CheckoutFacts,
  PaymentFacts,
  PaymentMethodFacts,
  PaymentStatus,
  RefundFacts,
  SetupFacts,
} from "../facts";

type Reference = string | { id: string } | null | undefined;

const idOf = (value: Reference): string | null => (typeof value === "string" ? value : (value?.id ?? null));

const moment = (seconds: number): Date => new Date(seconds * 1000);

const referenceOf = (metadata: Record<string, string> | null): string | null => metadata?.reference ?? null;

type StripeCard = {
  brand?: string | null;
  last4?: string | null;
  exp_month?: number | null;
  exp_year?: number | null;
};

function cardFacts(card: StripeCard | null | undefined): CardFacts | null {
  if (!card) return null;
  return {
    brand: card.brand ?? "card",
    last4: card.last4 ?? "",
    expMonth: card.exp_month ?? 0,
    expYear: card.exp_year ?? 0,
  };
}

type StripeFailure = { code?: string | undefined; decline_code?: string | undefined } | null;

function declineFacts(failure: StripeFailure): Decline | null {
  return failure ? declineOf(failure.code ?? "unknown", failure.decline_code || null) : null;
}

const STATUSES: Readonly<Record<string, PaymentStatus>> = {
  requires_payment_method: "requires-payment-method",
  requires_confirmation: "requires-confirmation",
  requires_action: "requires-action",
  requires_capture: "processing",
  processing: "processing",
  succeeded: "succeeded",
  canceled: "canceled",
};

/** A status that this version does not know is one that is not over yet. */
const statusOf = (status: string): PaymentStatus => STATUSES[status] ?? "processing";

/** Its card is known when `latest_charge` was expanded. */
export function paymentFacts(intent: Stripe.PaymentIntent): PaymentFacts {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  return {
    id: intent.id,
    status: statusOf(intent.status),
    cents: intent.amount,
    receivedCents: intent.amount_received,
    customerId: idOf(intent.customer),
    paymentMethodId: idOf(intent.payment_method),
    chargeId: idOf(intent.latest_charge),
    card: cardFacts(charge?.payment_method_details?.card),
    decline: declineFacts(intent.last_payment_error),
    reference: referenceOf(intent.metadata),
    createdAt: moment(intent.created),
  };
}

export function setupFacts(intent: Stripe.SetupIntent): SetupFacts {
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  return {
    id: intent.id,
    status: statusOf(intent.status),
    customerId: idOf(intent.customer),
    paymentMethodId: idOf(intent.payment_method),
    card: cardFacts(method?.card),
    decline: declineFacts(intent.last_setup_error),
    reference: referenceOf(intent.metadata),
  };
}

function checkoutStatus(status: string | null): CheckoutFacts["status"] {
  return status === "complete" || status === "expired" ? status : "open";
}

/** Expects `payment_intent.latest_charge` and `setup_intent.payment_method` to be expanded. */
export function checkoutFacts(session: Stripe.Checkout.Session): CheckoutFacts {
  const { payment_intent: payment, setup_intent: setup } = session;
  return {
    id: session.id,
    mode: session.mode === "setup" ? "setup" : "payment",
    status: checkoutStatus(session.status),
    url: session.url,
    customerId: idOf(session.customer),
    payment: payment && typeof payment === "object" ? paymentFacts(payment) : null,
    setup: setup && typeof setup === "object" ? setupFacts(setup) : null,
    reference: referenceOf(session.metadata),
    expiresAt: moment(session.expires_at),
  };
}

export function chargeFacts(charge: Stripe.Charge): ChargeFacts {
  return {
    id: charge.id,
    paid: charge.paid,
    cents: charge.amount,
    refundedCents: charge.amount_refunded,
    paymentIntentId: idOf(charge.payment_intent),
    card: cardFacts(charge.payment_method_details?.card),
    createdAt: moment(charge.created),
  };
}

const REFUND_STATUSES: Readonly<Record<string, RefundFacts["status"]>> = {
  pending: "pending",
  requires_action: "requires-action",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "canceled",
};

export function refundFacts(refund: Stripe.Refund): RefundFacts {
  return {
    id: refund.id,
    status: REFUND_STATUSES[refund.status ?? ""] ?? "pending",
    cents: refund.amount,
    paymentIntentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    reference: referenceOf(refund.metadata),
    createdAt: moment(refund.created),
  };
}

export function paymentMethodFacts(method: Stripe.PaymentMethod): PaymentMethodFacts {
  return { id: method.id, customerId: idOf(method.customer), card: cardFacts(method.card) };
}
