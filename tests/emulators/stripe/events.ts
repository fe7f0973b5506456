import type { Origin } from "./emulator";
import { newStripeId } from "./ids";
import type { State } from "./store";
import type { StripeEvent, StripeObject } from "./types";

/** The version that the `stripe` package of this project is made for. */
export const API_VERSION = "2026-10-28.endive";

/** The events that a webhook endpoint subscribes to; all others can only be listed. */
const SUBSCRIBED = new Set([
  "checkout.session.completed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.canceled",
  "setup_intent.succeeded",
  "payment_method.attached",
  "payment_method.detached",
  "charge.refunded",
  "refund.created",
  "refund.updated",
  "refund.failed",
]);

/** Keeps the event with the object as it is at this moment. */
export function recordEvent(
  state: State,
  origin: Origin,
  created: number,
  what: { type: string; object: StripeObject; previous?: Record<string, unknown> },
): StripeEvent {
  const event: StripeEvent = {
    id: newStripeId("evt"),
    object: "event",
    api_version: API_VERSION,
    created,
    data: {
      object: structuredClone(what.object),
      ...(what.previous ? { previous_attributes: what.previous } : {}),
    },
    livemode: false,
    pending_webhooks: SUBSCRIBED.has(what.type) ? 1 : 0,
    request: { id: origin.requestId, idempotency_key: origin.idempotencyKey },
    type: what.type,
  };
  state.events.set(event.id, event);
  return event;
}
