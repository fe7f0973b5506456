import type { Decline } from "./decline-reason";

/** What can be shown of a card. */
export type CardFacts = { brand: string; last4: string; expMonth: number; expYear: number };

export type PaymentStatus =
  | "requires-payment-method"
  | "requires-confirmation"
  | "requires-action"
  | "processing"
  | "succeeded"
  | "canceled";

/** A PaymentIntent. Amounts are US cents. */
export type PaymentFacts = {
  id: string;
  status: PaymentStatus;
  cents: number;
  receivedCents: number;
  customerId: string | null;
  paymentMethodId: string | null;
  chargeId: string | null;
  /** The card of the latest attempt. */
  card: CardFacts | null;
  /** Why the latest attempt failed, also while another one is still possible. */
  decline: Decline | null;
  /** The opaque id that the payment was started with. */
  reference: string | null;
  createdAt: Date;
};

export type SetupFacts = {
  id: string;
  status:
    | "requires-payment-method"
    | "requires-confirmation"
    | "requires-action"
    | "processing"
    | "succeeded"
    | "canceled";
  customerId: string | null;
  paymentMethodId: string | null;
  card: CardFacts | null;
  decline: Decline | null;
  reference: string | null;
};

/** A visit to the hosted page. */
export type CheckoutFacts = {
  id: string;
  mode: "payment" | "setup";
  status: "open" | "complete" | "expired";
  /** Where the page is, while it is open. */
  url: string | null;
  customerId: string | null;
  /** Absent until somebody has tried a card. */
  payment: PaymentFacts | null;
  setup: SetupFacts | null;
  reference: string | null;
  expiresAt: Date;
};

export type ChargeFacts = {
  id: string;
  paid: boolean;
  cents: number;
  refundedCents: number;
  paymentIntentId: string | null;
  card: CardFacts | null;
  createdAt: Date;
};

export type RefundFacts = {
  id: string;
  status: "pending" | "requires-action" | "succeeded" | "failed" | "canceled";
  cents: number;
  paymentIntentId: string | null;
  chargeId: string | null;
  reference: string | null;
  createdAt: Date;
};

export type PaymentMethodFacts = { id: string; customerId: string | null; card: CardFacts | null };

/** How a charge of a saved card went. Only `declined` and `requires-action` are over without money. */
export type ChargeResult =
  | { kind: "succeeded"; payment: PaymentFacts }
  | { kind: "processing"; payment: PaymentFacts }
  | { kind: "requires-action"; paymentIntentId: string | null; decline: Decline | null }
  | { kind: "declined"; paymentIntentId: string | null; decline: Decline };
