// The objects of Stripe's API as far as this emulator keeps them. Field names are Stripe's own.

export type Metadata = Record<string, string>;

type Common<Kind extends string> = { id: string; object: Kind; created: number; livemode: false };

export type Customer = Common<"customer"> & {
  email: string | null;
  name: string | null;
  description: string | null;
  metadata: Metadata;
  invoice_settings: { default_payment_method: string | null };
};

export type CardDetails = {
  brand: string;
  last4: string;
  exp_month: number;
  exp_year: number;
  funding: "credit";
  country: "US";
  fingerprint: string;
};

export type PaymentMethod = Common<"payment_method"> & {
  type: "card";
  card: CardDetails;
  customer: string | null;
  billing_details: { email: null; name: null; phone: null; address: null };
  metadata: Metadata;
};

export type IntentError = {
  type: "card_error" | "invalid_request_error";
  code: string;
  decline_code?: string;
  message: string;
  charge?: string;
  payment_method?: PaymentMethod;
};

export type NextAction = {
  type: "redirect_to_url";
  redirect_to_url: { url: string; return_url: string | null };
};

export type PaymentIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "succeeded"
  | "canceled";

export type PaymentIntent = Common<"payment_intent"> & {
  amount: number;
  amount_received: number;
  amount_capturable: number;
  currency: string;
  status: PaymentIntentStatus;
  customer: string | null;
  payment_method: string | null;
  payment_method_types: string[];
  latest_charge: string | null;
  last_payment_error: IntentError | null;
  next_action: NextAction | null;
  setup_future_usage: "off_session" | "on_session" | null;
  capture_method: "automatic";
  confirmation_method: "automatic";
  client_secret: string;
  description: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  receipt_email: string | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  metadata: Metadata;
};

export type SetupIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "succeeded"
  | "canceled";

export type SetupIntent = Common<"setup_intent"> & {
  status: SetupIntentStatus;
  usage: string;
  customer: string | null;
  payment_method: string | null;
  payment_method_types: string[];
  last_setup_error: IntentError | null;
  next_action: NextAction | null;
  client_secret: string;
  description: string | null;
  cancellation_reason: string | null;
  metadata: Metadata;
};

export type Charge = Common<"charge"> & {
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  currency: string;
  status: "succeeded" | "failed";
  paid: boolean;
  captured: boolean;
  refunded: boolean;
  disputed: false;
  customer: string | null;
  payment_intent: string;
  payment_method: string;
  payment_method_details: { type: "card"; card: CardDetails };
  billing_details: { email: null; name: null; phone: null; address: null };
  description: string | null;
  calculated_statement_descriptor: string | null;
  failure_code: string | null;
  failure_message: string | null;
  outcome: { network_status: string; reason: string | null; type: string };
  receipt_email: string | null;
  metadata: Metadata;
};

export type RefundStatus = "pending" | "succeeded" | "failed";

export type Refund = Common<"refund"> & {
  amount: number;
  currency: string;
  status: RefundStatus;
  reason: string | null;
  charge: string;
  payment_intent: string;
  failure_reason?: string;
  metadata: Metadata;
};

export type LineItem = {
  id: string;
  object: "item";
  description: string;
  quantity: number;
  currency: string;
  amount_subtotal: number;
  amount_total: number;
};

export type CheckoutSession = Common<"checkout.session"> & {
  mode: "payment" | "setup";
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid" | "no_payment_required";
  amount_subtotal: number | null;
  amount_total: number | null;
  currency: string | null;
  customer: string | null;
  client_reference_id: string | null;
  payment_intent: string | null;
  setup_intent: string | null;
  payment_method_types: string[];
  success_url: string;
  cancel_url: string | null;
  expires_at: number;
  url: string | null;
  ui_mode: "hosted_page";
  submit_type: string | null;
  metadata: Metadata;
};

/** What Stripe keeps of a Checkout Session but does not answer: what its payment will be made with. */
export type CheckoutPlan = {
  lineItems: LineItem[];
  intent: {
    metadata: Metadata;
    description: string | null;
    statement_descriptor: string | null;
    statement_descriptor_suffix: string | null;
    receipt_email: string | null;
    setup_future_usage: "off_session" | "on_session" | null;
  };
};

/** Which test card a payment method stands for. Only the name is kept, never a number. */
export type CardTrait = { card: string; setUp: boolean; detached: boolean };

export type StripeObject =
  | Customer
  | PaymentMethod
  | PaymentIntent
  | SetupIntent
  | Charge
  | Refund
  | CheckoutSession;

export type StripeEvent = Common<"event"> & {
  type: string;
  api_version: string;
  data: { object: StripeObject; previous_attributes?: Record<string, unknown> };
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
};

export type StoredAnswer = { status: number; body: string; requestId: string };
