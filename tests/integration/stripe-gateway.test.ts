import { expect, test } from "vitest";
import { stripeGateway } from "#app/platform/stripe/gateway.server";
import { StripeRefused, StripeUnavailable } from "#app/platform/stripe/stripe-errors";
import { stateAsJson } from "#tests/emulators/stripe/store";
import {
  aCheckout,
  aCustomer,
  aSavedCard,
  charge,
  emulator,
  enter,
  gateway,
  key,
  SECRET_KEY,
} from "#tests/fixtures/gateway-suite";

test("a payment on the hosted page reads as paid, with its card and our reference", async () => {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const page = await aCheckout({ expiresAt });
  expect(page).toMatchObject({ mode: "payment", status: "open", payment: null, reference: "0190-payment" });
  expect(page.expiresAt.getTime()).toBe(Math.floor(expiresAt.getTime() / 1000) * 1000);
  const answer = await enter(page.url, "5555 5555 5555 4444");
  expect(answer.headers.get("location")).toBe(`http://app.test/done/${page.id}`);
  const after = await gateway.retrieveCheckoutSession(page.id);
  expect(after).toMatchObject({
    status: "complete",
    url: null,
    payment: {
      status: "succeeded",
      cents: 15_000,
      receivedCents: 15_000,
      reference: "0190-payment",
      decline: null,
      card: { brand: "mastercard", last4: "4444", expMonth: 4, expYear: 2031 },
    },
  });
  const paid = await gateway.retrievePaymentIntent(after.payment?.id ?? "");
  expect(paid).toEqual(after.payment);
  const taken = await gateway.retrieveCharge(paid.chargeId ?? "");
  expect(taken).toMatchObject({ paid: true, cents: 15_000, refundedCents: 0, paymentIntentId: paid.id });
});

test("a refused card on the hosted page leaves it open and says why", async () => {
  const page = await aCheckout();
  await enter(page.url, "4000 0000 0000 9995");
  const after = await gateway.retrieveCheckoutSession(page.id);
  expect(after).toMatchObject({
    status: "open",
    url: page.url,
    payment: {
      status: "requires-payment-method",
      decline: { reason: "insufficient-funds", code: "card_declined", declineCode: "insufficient_funds" },
    },
  });
});

test("a card is saved while paying only when it was asked for", async () => {
  const customerId = await aCustomer();
  const keeps = await aCheckout({ customerId, savesCard: true });
  await enter(keeps.url, "4242 4242 4242 4242");
  const { payment } = await gateway.retrieveCheckoutSession(keeps.id);
  const paymentMethodId = payment?.paymentMethodId ?? "";
  expect((await charge({ customerId, paymentMethodId })).kind).toBe("succeeded");
  const forgets = await aCheckout({ customerId });
  await enter(forgets.url, "4242 4242 4242 4242");
  const other = await gateway.retrieveCheckoutSession(forgets.id);
  const loose = await gateway.retrievePaymentMethod(other.payment?.paymentMethodId ?? "");
  expect(loose.customerId).toBeNull();
});

test("a hosted page can be closed, once", async () => {
  const page = await aCheckout();
  const closed = await gateway.expireCheckoutSession({ id: page.id, idempotencyKey: key() });
  expect(closed).toMatchObject({ status: "expired", url: null });
  const again = gateway.expireCheckoutSession({ id: page.id, idempotencyKey: key() });
  await expect(again).rejects.toBeInstanceOf(StripeRefused);
});

test("a saved card has a brand and an end, is charged, and is gone once detached", async () => {
  const card = await aSavedCard("4242 4242 4242 4242");
  const known = await gateway.retrievePaymentMethod(card.paymentMethodId);
  expect(known).toMatchObject({ customerId: card.customerId, card: { brand: "visa", last4: "4242" } });
  const result = await charge(card);
  expect(result).toMatchObject({
    kind: "succeeded",
    payment: { cents: 15_000, customerId: card.customerId, card: { brand: "visa", last4: "4242" } },
  });
  await gateway.detachPaymentMethod({ id: card.paymentMethodId, idempotencyKey: key() });
  await expect(charge(card)).rejects.toBeInstanceOf(StripeRefused);
});

test("a setup reads with its card", async () => {
  const card = await aSavedCard("4000 0025 0000 3155");
  const [intent] = emulator.state.setupIntents.keys();
  expect(await gateway.retrieveSetupIntent(intent ?? "")).toMatchObject({
    status: "succeeded",
    customerId: card.customerId,
    paymentMethodId: card.paymentMethodId,
    card: { brand: "visa", last4: "3155" },
    reference: "person-1",
  });
});

test("a declined charge is a result with its reason, and the same again for the same key", async () => {
  const card = await aSavedCard("4000 0000 0000 0341");
  const first = await charge(card, "same");
  expect(first).toMatchObject({
    kind: "declined",
    decline: { reason: "generic", code: "card_declined", declineCode: "generic_decline" },
  });
  expect(await charge(card, "same")).toEqual(first);
  expect(emulator.state.charges.size).toBe(1);
});

test("a bank that wants its customer there gives requires-action", async () => {
  const card = await aSavedCard("4000 0027 6000 3184");
  const result = await charge(card);
  expect(result).toMatchObject({ kind: "requires-action", decline: { reason: "authentication-needed" } });
});

test("one key charges once, and refuses another amount", async () => {
  const card = await aSavedCard("4242 4242 4242 4242");
  const [first, second] = [await charge(card, "once"), await charge(card, "once")];
  expect(second).toEqual(first);
  expect(emulator.state.charges.size).toBe(1);
  await expect(charge(card, "once", 15_001)).rejects.toMatchObject({ code: "idempotency_error" });
});

test("an answer lost after the charge is found by the retry; nothing is charged twice", async () => {
  const card = await aSavedCard("4242 4242 4242 4242");
  for (const kind of ["fail-after-commit", "cut-after-commit"] as const) {
    emulator.knobs.set({ faults: [{ kind, times: 2 }] });
    expect((await charge(card, kind)).kind).toBe("succeeded");
  }
  expect(emulator.state.charges.size).toBe(2);
});

test.each(["hang-after-commit", "hang"] as const)(
  "%s: unavailable first, then one charge with the same key",
  async (kind) => {
    const card = await aSavedCard("4242 4242 4242 4242");
    const hasty = stripeGateway({
      secretKey: SECRET_KEY,
      apiBase: emulator.url,
      timeoutMs: 150,
      maxNetworkRetries: 0,
    });
    const input = { ...card, cents: 9000, reference: "p", idempotencyKey: kind };
    emulator.knobs.set({ faults: [{ kind, times: 1 }] });
    await expect(hasty.chargeSavedCard(input)).rejects.toBeInstanceOf(StripeUnavailable);
    expect((await hasty.chargeSavedCard(input)).kind).toBe("succeeded");
    expect(emulator.state.charges.size).toBe(1);
  },
);

test("too many requests and a closed door are unavailable, a wrong key is not", async () => {
  emulator.knobs.set({ faults: [{ kind: "rate-limit", times: 1 }] });
  await expect(aCustomer()).rejects.toBeInstanceOf(StripeUnavailable);
  const nobody = stripeGateway({
    secretKey: SECRET_KEY,
    apiBase: "http://127.0.0.1:9",
    maxNetworkRetries: 0,
  });
  await expect(nobody.retrievePaymentIntent("pi_1")).rejects.toBeInstanceOf(StripeUnavailable);
  const stranger = stripeGateway({ secretKey: "sk_test_wrong", apiBase: emulator.url });
  await expect(stranger.retrievePaymentIntent("pi_1")).rejects.toMatchObject({ status: 401 });
  await expect(gateway.retrievePaymentIntent("pi_1")).rejects.toMatchObject({ code: "resource_missing" });
});

test("a 500 kept by the key stays unavailable, and the list tells what was really done", async () => {
  const card = await aSavedCard("4242 4242 4242 4242");
  const since = new Date(Date.now() - 5000);
  emulator.knobs.set({ faults: [{ kind: "fail-after-commit-kept", times: 1 }] });
  await expect(charge(card)).rejects.toBeInstanceOf(StripeUnavailable);
  const found = await gateway.listRecentPaymentIntents({ since, customerId: card.customerId });
  expect(found).toMatchObject([{ status: "succeeded", reference: "0190-payment", card: { last4: "4242" } }]);
});

test("recent payments are listed over all pages, and only since the moment asked for", async () => {
  const card = await aSavedCard("4242 4242 4242 4242");
  await Promise.all(Array.from({ length: 105 }, () => charge(card)));
  const since = new Date(Date.now() - 60_000);
  expect(await gateway.listRecentPaymentIntents({ since })).toHaveLength(105);
  expect(await gateway.listRecentPaymentIntents({ since: new Date(Date.now() + 60_000) })).toEqual([]);
});

test("refunds are partial, listed, and never more than was paid", async () => {
  const result = await charge(await aSavedCard("4242 4242 4242 4242"));
  const paymentIntentId = result.kind === "succeeded" ? result.payment.id : "";
  const refund = (cents: number) =>
    gateway.refundPayment({ paymentIntentId, cents, reference: "refund-1", idempotencyKey: key() });
  const part = await refund(5000);
  expect(part).toMatchObject({ status: "succeeded", cents: 5000, paymentIntentId, reference: "refund-1" });
  await expect(refund(10_001)).rejects.toBeInstanceOf(StripeRefused);
  await refund(10_000);
  await expect(refund(1)).rejects.toMatchObject({ code: "charge_already_refunded" });
  expect((await gateway.listRefunds(paymentIntentId)).map(({ cents }) => cents)).toEqual([10_000, 5000]);
  expect(await gateway.retrieveRefund(part.id)).toEqual(part);
  expect(await gateway.retrieveCharge(part.chargeId ?? "")).toMatchObject({ refundedCents: 15_000 });
});

test("only opaque ids and neutral words reach Stripe", async () => {
  const named = gateway.createCustomer({ reference: "Jo and Sam Doe", idempotencyKey: key() });
  await expect(named).rejects.toThrow("opaque id");
  const page = await aCheckout({ savesCard: true });
  await enter(page.url, "4242 4242 4242 4242");
  const [intent] = emulator.state.paymentIntents.values();
  expect(intent).toMatchObject({
    description: "Professional services",
    statement_descriptor_suffix: "SERVICES",
    receipt_email: null,
    metadata: { reference: "0190-payment" },
  });
  const said = JSON.stringify(stateAsJson(emulator.state));
  expect(said).not.toMatch(/therap|session with|couple|counsel/i);
  const [customer] = emulator.state.customers.values();
  expect(customer).toMatchObject({ name: null, email: null, description: null });
});
