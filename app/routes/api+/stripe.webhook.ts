import { handleStripeEvent } from "#app/domain/billing/handle-stripe-event.server";
import { open } from "#app/http/open.server";

const EVENT_BYTES = 256 * 1024;

/** Stripe's signature over the body as it came stands in for a session; 400 tells Stripe that it was not believed. */
export const action = open({ may: "stripe.webhook", rawBytes: EVENT_BYTES }, async ({ request, bytes }) => {
  const outcome = await handleStripeEvent({
    body: bytes,
    signature: request.headers.get("Stripe-Signature"),
  });
  return Response.json({ outcome }, { status: outcome === "refused" ? 400 : 200 });
});
