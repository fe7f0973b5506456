import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook, type WebhookRejected } from "#app/platform/stripe/webhook.server";
import { aCheckout, emulator, gateway, key, WEBHOOK_SECRET } from "#tests/fixtures/gateway-suite";

const NOW = new Date("2026-11-24T12:00:00Z");
const SECONDS = NOW.getTime() / 1000;

function aDelivery(object: Record<string, unknown>, at = SECONDS, secret = WEBHOOK_SECRET) {
  const body = JSON.stringify({ id: "evt_1", type: "x.happened", created: SECONDS, data: { object } });
  const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return { body: Buffer.from(body), header: `t=${at},v1=${signature}` };
}

const verify = ({ body, header }: { body: Uint8Array; header: string | null }) =>
  verifyWebhook(body, header, { secret: WEBHOOK_SECRET, now: NOW });

function rejectionOf(delivery: {
  body: Uint8Array;
  header: string | null;
}): WebhookRejected["reason"] | "accepted" {
  try {
    verify(delivery);
    return "accepted";
  } catch (error) {
    return (error as WebhookRejected).reason;
  }
}

test("a signed webhook names its object, its payment and our reference", () => {
  const refund = {
    id: "re_1",
    object: "refund",
    payment_intent: "pi_1",
    metadata: { reference: "refund-1" },
  };
  expect(verify(aDelivery(refund))).toEqual({
    id: "evt_1",
    type: "x.happened",
    objectId: "re_1",
    objectKind: "refund",
    paymentIntentId: "pi_1",
    setupIntentId: null,
    reference: "refund-1",
    created: NOW,
  });
  const payment = verify(aDelivery({ id: "pi_2", object: "payment_intent", metadata: {} }));
  expect(payment).toMatchObject({ objectKind: "payment-intent", paymentIntentId: "pi_2", reference: null });
  const strange = verify(aDelivery({ object: "balance" }));
  expect(strange).toMatchObject({ objectKind: "other", objectId: "" });
});

test("a webhook's age is limited to 300 s, and it is not from more than 60 s ahead", () => {
  const object = { id: "pi_1", object: "payment_intent" };
  expect(rejectionOf(aDelivery(object, SECONDS - 300))).toBe("accepted");
  expect(rejectionOf(aDelivery(object, SECONDS - 301))).toBe("too-old");
  expect(rejectionOf(aDelivery(object, SECONDS + 60))).toBe("accepted");
  expect(rejectionOf(aDelivery(object, SECONDS + 61))).toBe("from-the-future");
});

test("a forged, changed or unreadable webhook is rejected", () => {
  const good = aDelivery({ id: "pi_1", object: "payment_intent" });
  expect(rejectionOf(aDelivery({ id: "pi_1" }, SECONDS, "whsec_other"))).toBe("signature");
  expect(rejectionOf({ ...good, body: Buffer.from(`${good.body} `) })).toBe("signature");
  expect(rejectionOf({ ...good, header: null })).toBe("signature");
  expect(rejectionOf({ ...good, header: "" })).toBe("signature");
  expect(rejectionOf({ ...good, header: "nonsense" })).toBe("malformed");
  expect(rejectionOf({ ...good, header: `t=${SECONDS - 900},${good.header}` })).toBe("malformed");
  expect(rejectionOf(aDelivery({ id: 7 }))).toBe("malformed");
});

test("what the emulator delivers passes the check", async () => {
  const page = await aCheckout();
  await gateway.expireCheckoutSession({ id: page.id, idempotencyKey: key() });
  const [event] = [...emulator.state.events.values()].filter(({ type }) => type.startsWith("checkout"));
  const { signatureHeader } = await import("../emulators/stripe/webhooks");
  const body = JSON.stringify(event);
  const header = signatureHeader(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000));
  const accepted = verifyWebhook(body, header, { secret: WEBHOOK_SECRET });
  expect(accepted).toMatchObject({
    type: "checkout.session.expired",
    objectKind: "checkout-session",
    objectId: page.id,
    reference: "0190-payment",
  });
});
