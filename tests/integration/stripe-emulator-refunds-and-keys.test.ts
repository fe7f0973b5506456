import { expect, test } from "vitest";
import {
  delivered,
  emulator,
  failureOf,
  offSession,
  pause,
  savedCard,
  stripe,
  turn,
  typesOf,
  until,
} from "#tests/fixtures/emulator-suite";

test("refunds go in parts and never beyond what was taken", async () => {
  const { customer, method } = await savedCard("4242 4242 4242 4242");
  const paid = await offSession(customer, method);
  const part = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 2500,
    metadata: { refund: "r1" },
  });
  expect(part).toMatchObject({ status: "succeeded", amount: 2500, metadata: { refund: "r1" } });
  const tooMuch = await failureOf(stripe.refunds.create({ payment_intent: paid.id, amount: 6501 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: "amount" });
  await stripe.refunds.create({ payment_intent: paid.id });
  const none = await failureOf(stripe.refunds.create({ payment_intent: paid.id }));
  expect(none.code).toBe("charge_already_refunded");
  const charge = await stripe.charges.retrieve(part.charge?.toString() ?? "", { expand: ["refunds"] });
  expect(charge).toMatchObject({ amount_refunded: 9000, refunded: true });
  expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([6500, 2500]);
  expect((await stripe.refunds.list({ payment_intent: paid.id })).data).toHaveLength(2);
  await until(() => delivered.length >= 8);
  expect(typesOf().slice(-4)).toEqual([
    "refund.created",
    "charge.refunded",
    "refund.created",
    "charge.refunded",
  ]);
});

test("a refund may be pending first, and may fail afterwards", async () => {
  await turn({ refundSettlesMs: 20 });
  const customer = await stripe.customers.create({});
  const pay = (card: string) => offSession(customer.id, card);
  const slow = await stripe.refunds.create({ payment_intent: (await pay("pm_card_pendingRefund")).id });
  expect(slow.status).toBe("pending");
  await until(() => typesOf().includes("refund.updated"));
  expect((await stripe.refunds.retrieve(slow.id)).status).toBe("succeeded");
  const bad = await stripe.refunds.create({ payment_intent: (await pay("pm_card_refundFail")).id });
  expect(bad.status).toBe("succeeded");
  await until(() => typesOf().includes("refund.failed"));
  const charge = await stripe.charges.retrieve(bad.charge?.toString() ?? "");
  expect(charge.amount_refunded).toBe(0);
});

test("the same key with the same parameters gives the stored answer", async () => {
  const { customer, method } = await savedCard("4242 4242 4242 4242");
  const first = await offSession(customer, method, "key-1");
  const second = await offSession(customer, method, "key-1");
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(emulator.state.paymentIntents.size).toBe(1);
});

test("a stored error is given again, without a second try", async () => {
  const { customer, method } = await savedCard("4000 0000 0000 0341");
  const first = await failureOf(offSession(customer, method, "key-2"));
  const second = await failureOf(offSession(customer, method, "key-2"));
  expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  expect(second.headers?.["idempotent-replayed"]).toBe("true");
  expect(emulator.state.charges.size).toBe(1);
});

test("the same key with other parameters or at another endpoint is an idempotency error", async () => {
  const { customer, method } = await savedCard("4242 4242 4242 4242");
  await offSession(customer, method, "key-3", 9000);
  const other = await failureOf(offSession(customer, method, "key-3", 9001));
  expect(other).toMatchObject({
    type: "StripeIdempotencyError",
    statusCode: 400,
    rawType: "idempotency_error",
  });
  const elsewhere = await failureOf(stripe.customers.create({}, { idempotencyKey: "key-3" }));
  expect(elsewhere.rawType).toBe("idempotency_error");
});

test("the same key while its request is in progress is a conflict", async () => {
  await turn({ latencyMs: 200 });
  const one = stripe.customers.create({}, { idempotencyKey: "key-4" });
  await pause(60);
  const conflict = await failureOf(stripe.customers.create({}, { idempotencyKey: "key-4" }));
  expect(conflict).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  const made = await one;
  expect((await stripe.customers.create({}, { idempotencyKey: "key-4" })).id).toBe(made.id);
});

test("refused parameters do not use up a key, and a key is forgotten after 24 hours", async () => {
  const options = { idempotencyKey: "key-5" };
  const refused = await failureOf(stripe.paymentIntents.create({ amount: 10, currency: "usd" }, options));
  expect(refused.code).toBe("amount_too_small");
  const made = await stripe.paymentIntents.create({ amount: 1000, currency: "usd" }, options);
  await turn({ clockOffsetSeconds: 86_500 });
  const next = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" }, options);
  expect(next.id).not.toBe(made.id);
});
