import Stripe from "stripe";
import { z } from "zod";
import { env } from "#app/platform/env.server";

const OLDEST_SECONDS = 300;
const AHEAD_SECONDS = 60;

export type WebhookObjectKind =
  | "checkout-session"
  | "payment-intent"
  | "setup-intent"
  | "payment-method"
  | "charge"
  | "refund"
  | "other";

/** What a delivery names. It is a hint to ask Stripe about the object, never the truth about it. */
export type WebhookEvent = {
  id: string;
  type: string;
  objectId: string;
  objectKind: WebhookObjectKind;
  /** The payment that a session, charge or refund belongs to, or the payment itself. */
  paymentIntentId: string | null;
  setupIntentId: string | null;
  /** The opaque id that the object was made with. */
  reference: string | null;
  created: Date;
};

export type WebhookRejection = "signature" | "too-old" | "from-the-future" | "malformed";

/** A delivery that is not Stripe's, not fresh, or not readable. */
export class WebhookRejected extends Error {
  readonly reason: WebhookRejection;

  constructor(reason: WebhookRejection) {
    super(`Webhook rejected: ${reason}`);
    this.name = "WebhookRejected";
    this.reason = reason;
  }
}

const relation = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();

const delivery = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.number().int(),
  data: z.object({
    object: z.object({
      id: z.string().max(255).default(""),
      object: z.string(),
      payment_intent: relation,
      setup_intent: relation,
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

const KINDS: Readonly<Record<string, WebhookObjectKind>> = {
  "checkout.session": "checkout-session",
  payment_intent: "payment-intent",
  setup_intent: "setup-intent",
  payment_method: "payment-method",
  charge: "charge",
  refund: "refund",
};

/** The one moment in the header; several would leave open which of them was signed. */
function signedAt(header: string): number {
  const moments = header.split(",").filter((part) => part.trim().startsWith("t="));
  const seconds = moments.length === 1 ? Number(moments[0]?.trim().slice(2)) : Number.NaN;
  if (!Number.isSafeInteger(seconds)) throw new WebhookRejected("malformed");
  return seconds;
}

/** The SDK's own age check is off: it accepts moments in the future. */
function verified(body: Uint8Array | string, header: string, secret: string): unknown {
  try {
    const payload = typeof body === "string" ? body : Buffer.from(body);
    return Stripe.webhooks.constructEvent(payload, header, secret, 0);
  } catch (error) {
    const forged = error instanceof Stripe.errors.StripeSignatureVerificationError;
    throw new WebhookRejected(forged ? "signature" : "malformed");
  }
}

function checkAge(header: string, now: Date): void {
  const age = Math.floor(now.getTime() / 1000) - signedAt(header);
  if (age > OLDEST_SECONDS) throw new WebhookRejected("too-old");
  if (age < -AHEAD_SECONDS) throw new WebhookRejected("from-the-future");
}

function eventOf({ id, type, created, data }: z.infer<typeof delivery>): WebhookEvent {
  const { object } = data;
  const objectKind = KINDS[object.object] ?? "other";
  return {
    id,
    type,
    objectId: object.id,
    objectKind,
    paymentIntentId: objectKind === "payment-intent" ? object.id : (object.payment_intent ?? null),
    setupIntentId: objectKind === "setup-intent" ? object.id : (object.setup_intent ?? null),
    reference: object.metadata?.reference ?? null,
    created: new Date(created * 1000),
  };
}

/**
 * Checks that a delivery is Stripe's own and from the last 300 seconds, at most 60 ahead. `rawBody` is the body as it
 * arrived, byte for byte. Raises `WebhookRejected`.
 */
export function verifyWebhook(
  rawBody: Uint8Array | string,
  signatureHeader: string | null,
  { secret = env().stripeWebhookSecret, now = new Date() }: { secret?: string; now?: Date } = {},
): WebhookEvent {
  if (!signatureHeader) throw new WebhookRejected("signature");
  signedAt(signatureHeader);
  const event = verified(rawBody, signatureHeader, secret);
  checkAge(signatureHeader, now);
  const parsed = delivery.safeParse(event);
  if (!parsed.success) throw new WebhookRejected("malformed");
  return eventOf(parsed.data);
}
