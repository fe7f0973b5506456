import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type StripeEmulator, startStripeEmulator } from "../emulators/stripe/start";

const SECRET_KEY = "sk_test_emulator_suite";
const WEBHOOK_SECRET = "whsec_emulator_suite";

type Delivered = { event: Stripe.Event; raw: string; signature: string };

const delivered: Delivered[] = [];
let refuseNext = 0;
let emulator: StripeEmulator;
let stripe: Stripe;

const inbox = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (refuseNext > 0) {
      refuseNext -= 1;
      response.writeHead(503).end();
      return;
    }
    const raw = Buffer.concat(chunks).toString();
    const signature = String(request.headers["stripe-signature"]);
    const event = Stripe.webhooks.constructEvent(raw, signature, WEBHOOK_SECRET);
    delivered.push({ event, raw, signature });
    response.writeHead(200).end();
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address.port;
}

function clientOf(
  url: string,
  key = SECRET_KEY,
  options: { timeout?: number; maxNetworkRetries?: number } = {},
) {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: "http", maxNetworkRetries: 0, ...options });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => inbox.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${portOf(inbox.address())}/hook`;
  emulator = await startStripeEmulator({ secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, webhookUrl });
  stripe = clientOf(emulator.url);
});

afterEach(async () => {
  await call("/_emulator/reset");
  refuseNext = 0;
  delivered.length = 0;
});

afterAll(async () => {
  await emulator.close();
  inbox.closeAllConnections();
  inbox.close();
});

function call(where: string, body: unknown = {}) {
  const headers = { "content-type": "application/json" };
  return fetch(`${emulator.url}${where}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const turn = (knobs: unknown) => call("/_emulator/knobs", knobs);

const typesOf = () => delivered.map(({ event }) => event.type);

async function until(holds: () => boolean, milliseconds = 4000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited in vain; delivered: ${typesOf().join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function failureOf(work: Promise<unknown>): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("It succeeded");
}

type Paying = { cents?: number; customer?: string; saves?: boolean; expiresAt?: number };

function paymentSession({ cents = 12_000, customer, saves, expiresAt }: Paying = {}) {
  return stripe.checkout.sessions.create({
    mode: "payment",
    ...(customer ? { customer } : {}),
    ...(expiresAt ? { expires_at: expiresAt } : {}),
    client_reference_id: "payment-1",
    line_items: [
      {
        quantity: 1,
        price_data: { currency: "usd", unit_amount: cents, product_data: { name: "Professional services" } },
      },
    ],
    payment_intent_data: {
      metadata: { payment: "payment-1" },
      ...(saves ? { setup_future_usage: "off_session" as const } : {}),
    },
    success_url: "http://app.test/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://app.test/back",
    metadata: { payment: "payment-1" },
  });
}

const setupSession = (customer: string) =>
  stripe.checkout.sessions.create({
    mode: "setup",
    currency: "usd",
    customer,
    success_url: "http://app.test/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://app.test/back",
  });

function post(url: string | null, fields: Record<string, string>): Promise<Response> {
  return fetch(new URL(url ?? "", emulator.url), {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
}

const enter = (url: string | null, number: string) => post(url, { number, expiry: "12 / 34", cvc: "123" });

async function confirmedAtBank(challenged: Response, outcome: "complete" | "fail"): Promise<Response> {
  expect(challenged.status).toBe(303);
  const where = challenged.headers.get("location");
  const page = await (await fetch(new URL(where ?? "", emulator.url))).text();
  expect(page).toContain("Confirm with your bank");
  return post(where, { outcome });
}

async function savedCard(number: string): Promise<{ customer: string; method: string }> {
  const customer = await stripe.customers.create({});
  const session = await setupSession(customer.id);
  let answer = await enter(session.url, number);
  if (answer.headers.get("location")?.includes("/c/challenge/"))
    answer = await confirmedAtBank(answer, "complete");
  expect(answer.status).toBe(303);
  const list = await stripe.customers.listPaymentMethods(customer.id);
  return { customer: customer.id, method: list.data[0]?.id ?? "" };
}

const offSession = (customer: string, method: string, key?: string, amount = 9000) =>
  stripe.paymentIntents.create(
    { amount, currency: "usd", customer, payment_method: method, off_session: true, confirm: true },
    key ? { idempotencyKey: key } : {},
  );

test("a request without the right key is refused with 401", async () => {
  const error = await failureOf(clientOf(emulator.url, "sk_test_other").customers.list());
  expect(error).toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
});

test("a customer is created, changed and read again", async () => {
  const made = await stripe.customers.create({ metadata: { person: "p1", gone: "x" } });
  expect(made.id).toMatch(/^cus_/);
  await stripe.customers.update(made.id, { metadata: { gone: "" }, description: "d" });
  const read = await stripe.customers.retrieve(made.id);
  expect(read).toMatchObject({ id: made.id, description: "d", metadata: { person: "p1" } });
});

test("an unknown id, a missing and an unknown parameter answer as at Stripe", async () => {
  const unknown = await failureOf(stripe.customers.retrieve("cus_nobody"));
  expect(unknown).toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    message: "No such customer: 'cus_nobody'",
  });
  const missing = await failureOf(stripe.setupIntents.confirm("seti_1"));
  expect(missing.statusCode).toBe(404);
  const strange = await failureOf(stripe.rawRequest("POST", "/v1/customers", { nickname: "x" }));
  expect(strange).toMatchObject({ statusCode: 400, code: "parameter_unknown", param: "nickname" });
});

test("lists give pages, newest first, and the SDK walks through them", async () => {
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.push((await stripe.customers.create({})).id);
  const first = await stripe.customers.list({ limit: 2 });
  expect(first.has_more).toBe(true);
  const walked = await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(walked.map(({ id }) => id)).toEqual([...made].reverse());
});

test("paying on the hosted page completes the session and settles the payment", async () => {
  const customer = await stripe.customers.create({});
  const session = await paymentSession({ customer: customer.id, saves: true });
  expect(session).toMatchObject({ status: "open", payment_status: "unpaid", payment_intent: null });
  const page = await (await fetch(session.url ?? "")).text();
  expect(page).toContain("Test payments (Stripe emulator)");
  expect(page).toContain("$120.00");
  expect(page).toContain('href="http://app.test/back"');

  const answer = await enter(session.url, "4242 4242 4242 4242");
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(`http://app.test/done?session=${session.id}`);

  const after = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge", "line_items"],
  });
  expect(after).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    client_reference_id: "payment-1",
    payment_intent: {
      status: "succeeded",
      amount_received: 12_000,
      metadata: { payment: "payment-1" },
      latest_charge: {
        status: "succeeded",
        payment_method_details: { card: { brand: "visa", last4: "4242" } },
      },
    },
    line_items: { data: [{ description: "Professional services", amount_total: 12_000 }] },
  });
  const cards = await stripe.paymentMethods.list({ customer: customer.id, type: "card" });
  expect(cards.data).toMatchObject([{ card: { brand: "visa", last4: "4242" }, customer: customer.id }]);
  await until(() => delivered.length === 3);
  expect(typesOf()).toEqual([
    "payment_method.attached",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
});

test("a session is found by its payment, and paying it again only leads on", async () => {
  const session = await paymentSession();
  await enter(session.url, "5555 5555 5555 4444");
  const again = await enter(session.url, "4242 4242 4242 4242");
  expect(again.headers.get("location")).toContain(session.id);
  const [paid] = (await stripe.paymentIntents.list()).data;
  const found = await stripe.checkout.sessions.list({ payment_intent: paid?.id ?? "" });
  expect(found.data.map(({ id }) => id)).toEqual([session.id]);
  expect(emulator.state.charges.size).toBe(1);
});

test.each([
  ["4000 0000 0000 0002", "Your card was declined.", "card_declined", "generic_decline"],
  ["4000 0000 0000 9995", "Your card has insufficient funds.", "card_declined", "insufficient_funds"],
  ["4000 0000 0000 0069", "Your card has expired.", "expired_card", "expired_card"],
])(
  "the card %s is declined on the page, and another card still works",
  async (number, text, code, decline) => {
    const session = await paymentSession();
    const refusal = await enter(session.url, number);
    expect(refusal.status).toBe(422);
    expect(await refusal.text()).toContain(text);
    const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(open).toMatchObject({
      status: "open",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code, decline_code: decline },
      },
    });
    expect((await enter(session.url, "4242 4242 4242 4242")).status).toBe(303);
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid" });
  },
);

test("what cannot be a card gets the same page with the words at each field", async () => {
  const session = await paymentSession();
  const answer = await post(session.url, { number: "4242 4242 4242 4241", expiry: "1/20", cvc: "" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("Your card number is invalid.");
  expect(page).toContain("expiration date is in the past");
  expect(page).toContain('value="4242 4242 4242 4241"');
  expect(page.match(/ aria-invalid="true">/g)).toHaveLength(3);
  const real = await enter(session.url, "4012 8888 8888 1881");
  expect(await real.text()).toContain("takes test cards only");
});

test("3-D Secure asks the bank: complete pays, fail leaves it open for another try", async () => {
  const session = await paymentSession();
  const failed = await confirmedAtBank(await enter(session.url, "4000 0025 0000 3155"), "fail");
  expect(failed.status).toBe(422);
  expect(await failed.text()).toContain("Your bank did not confirm the card.");
  const challenged = await enter(session.url, "4000 0027 6000 3184");
  const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
  expect(waiting).toMatchObject({ status: "open", payment_intent: { status: "requires_action" } });
  const done = await confirmedAtBank(challenged, "complete");
  expect(done.headers.get("location")).toBe(`http://app.test/done?session=${session.id}`);
  expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
});

test("a session can be expired, and expires by itself when its time has passed", async () => {
  const first = await paymentSession();
  expect(await stripe.checkout.sessions.expire(first.id)).toMatchObject({ status: "expired", url: null });
  expect((await enter(first.url, "4242 4242 4242 4242")).status).toBe(410);
  expect((await failureOf(stripe.checkout.sessions.expire(first.id))).statusCode).toBe(400);
  const second = await paymentSession({ expiresAt: Math.floor(Date.now() / 1000) + 1860 });
  await turn({ clockOffsetSeconds: 2000 });
  expect((await stripe.checkout.sessions.retrieve(second.id)).status).toBe("expired");
  await until(() => delivered.length === 2);
  expect(typesOf()).toEqual(["checkout.session.expired", "checkout.session.expired"]);
});

test("setup mode saves a card without charging, and it can be charged off session", async () => {
  const { customer, method } = await savedCard("5555 5555 5555 4444");
  const [session] = (await stripe.checkout.sessions.list({ customer })).data;
  const read = await stripe.checkout.sessions.retrieve(session?.id ?? "", {
    expand: ["setup_intent.payment_method"],
  });
  expect(read).toMatchObject({
    status: "complete",
    payment_status: "no_payment_required",
    setup_intent: { status: "succeeded", payment_method: { id: method, card: { brand: "mastercard" } } },
  });
  const charged = await offSession(customer, method);
  expect(charged).toMatchObject({ status: "succeeded", amount_received: 9000, customer });
  await until(() => delivered.length === 4);
  expect(typesOf()).toEqual([
    "payment_method.attached",
    "setup_intent.succeeded",
    "checkout.session.completed",
    "payment_intent.succeeded",
  ]);
});

test("off session: a card set up with 3-D Secure works, one that always asks does not, one declines once saved", async () => {
  const setUp = await savedCard("4000 0025 0000 3155");
  expect((await offSession(setUp.customer, setUp.method)).status).toBe("succeeded");

  const asks = await savedCard("4000 0027 6000 3184");
  const refusedByBank = await failureOf(offSession(asks.customer, asks.method));
  expect(refusedByBank).toMatchObject({
    type: "StripeCardError",
    statusCode: 402,
    code: "authentication_required",
    payment_intent: { status: "requires_payment_method" },
  });

  const later = await savedCard("4000 0000 0000 0341");
  const declined = await failureOf(offSession(later.customer, later.method));
  expect(declined).toMatchObject({ code: "card_declined", decline_code: "generic_decline" });
  const failed = await stripe.paymentIntents.retrieve(declined.payment_intent?.id ?? "", {
    expand: ["latest_charge"],
  });
  expect(failed).toMatchObject({ status: "requires_payment_method", latest_charge: { status: "failed" } });
});

test("an intent that waits for the cardholder can be confirmed at the bank, or cancelled", async () => {
  const customer = await stripe.customers.create({});
  const create = () =>
    stripe.paymentIntents.create({
      amount: 5000,
      currency: "usd",
      customer: customer.id,
      payment_method: "pm_card_authenticationRequired",
      confirm: true,
      return_url: "http://app.test/returned",
    });
  const asked = await create();
  expect(asked.status).toBe("requires_action");
  const where = asked.next_action?.redirect_to_url?.url ?? null;
  const answer = await post(where, { outcome: "complete" });
  expect(answer.headers.get("location")).toBe("http://app.test/returned");
  expect((await stripe.paymentIntents.retrieve(asked.id)).status).toBe("succeeded");
  const other = await create();
  expect((await stripe.paymentIntents.cancel(other.id)).status).toBe("canceled");
  expect((await failureOf(stripe.paymentIntents.cancel(asked.id))).code).toBe(
    "payment_intent_unexpected_state",
  );
});

test("a detached card leaves the customer and cannot be used again", async () => {
  const { customer, method } = await savedCard("4242 4242 4242 4242");
  await stripe.paymentMethods.detach(method);
  expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
  expect((await failureOf(stripe.paymentMethods.attach(method, { customer }))).statusCode).toBe(400);
});

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

test("webhooks are signed as Stripe signs them, and a changed body does not verify", async () => {
  await paymentSession().then((session) => enter(session.url, "4242 4242 4242 4242"));
  await until(() => delivered.length > 0);
  const [first] = delivered;
  const verify = (raw: string, secret = WEBHOOK_SECRET) =>
    Stripe.webhooks.constructEvent(raw, first?.signature ?? "", secret);
  expect(verify(first?.raw ?? "").id).toBe(first?.event.id);
  expect(() => verify(`${first?.raw} `)).toThrow();
  expect(() => verify(first?.raw ?? "", "whsec_other")).toThrow();
  const known = await stripe.events.retrieve(first?.event.id ?? "");
  expect(known.type).toBe("payment_intent.succeeded");
  const all = await stripe.events.list({ types: ["payment_intent.succeeded", "charge.succeeded"] });
  expect(all.data).toHaveLength(2);
});

test("a webhook that is not accepted comes again", async () => {
  await turn({ webhooks: { retryDelaysMs: [20] } });
  refuseNext = 3;
  const session = await paymentSession();
  await stripe.checkout.sessions.expire(session.id);
  await until(() => delivered.length === 1);
  expect(refuseNext).toBe(0);
});

test("knob: webhooks come twice, late, in another order, or not at all", async () => {
  const expire = async () => stripe.checkout.sessions.expire((await paymentSession()).id);
  await turn({ webhooks: { duplicateNext: 1 } });
  await expire();
  await until(() => delivered.length === 2);
  expect(delivered[0]?.event.id).toBe(delivered[1]?.event.id);

  delivered.length = 0;
  await turn({ webhooks: { delayMs: 150 } });
  await expire();
  await pause(60);
  expect(delivered).toHaveLength(0);
  await until(() => delivered.length === 1);

  delivered.length = 0;
  await turn({ webhooks: { delayMs: 0, reorder: true, reorderWindowMs: 50 } });
  await enter((await paymentSession()).url, "4242 4242 4242 4242");
  await until(() => delivered.length === 2);
  expect(typesOf()).toEqual(["checkout.session.completed", "payment_intent.succeeded"]);

  delivered.length = 0;
  await turn({ webhooks: { reorder: false, dropNext: 1 } });
  const dropped = await expire();
  await expire();
  await until(() => delivered.length === 1);
  expect(delivered[0]?.event.data.object).not.toMatchObject({ id: dropped.id });
});

test("knob: fail after commit answers 500 although it is done, and the key holds the truth", async () => {
  await turn({ faults: [{ kind: "fail-after-commit", times: 1, path: "/v1/customers" }] });
  const options = { idempotencyKey: "key-6" };
  expect((await failureOf(stripe.customers.create({}, options))).statusCode).toBe(500);
  const made = await stripe.customers.create({}, options);
  expect([...emulator.state.customers.keys()]).toEqual([made.id]);
});

test("knob: fail after commit, kept: the key holds the 500, the event tells the truth", async () => {
  emulator.knobs.set({ faults: [{ kind: "fail-after-commit-kept", times: 1 }] });
  const options = { idempotencyKey: "key-7" };
  expect((await failureOf(stripe.customers.create({}, options))).statusCode).toBe(500);
  expect((await failureOf(stripe.customers.create({}, options))).statusCode).toBe(500);
  expect(emulator.state.customers.size).toBe(1);
});

test("knob: fail before commit does nothing, and the same key works afterwards", async () => {
  await turn({ faults: [{ kind: "fail-before-commit", times: 1 }] });
  const options = { idempotencyKey: "key-8" };
  expect((await failureOf(stripe.customers.create({}, options))).statusCode).toBe(500);
  expect(emulator.state.customers.size).toBe(0);
  await stripe.customers.create({}, options);
  expect(emulator.state.customers.size).toBe(1);
});

test("knob: rate limit answers 429", async () => {
  await turn({ faults: [{ kind: "rate-limit", times: 2 }] });
  expect((await failureOf(stripe.customers.create({}))).type).toBe("StripeRateLimitError");
  expect((await failureOf(stripe.customers.create({}))).statusCode).toBe(429);
  await stripe.customers.create({});
});

test("knob: a hanging request ends in the caller's timeout; done or not done as the knob says", async () => {
  const hasty = clientOf(emulator.url, SECRET_KEY, { timeout: 200 });
  const options = { idempotencyKey: "key-9" };
  await turn({ faults: [{ kind: "hang", times: 1 }] });
  expect((await failureOf(hasty.customers.create({}, options))).type).toBe("StripeConnectionError");
  expect(emulator.state.customers.size).toBe(0);
  await turn({ faults: [{ kind: "hang-after-commit", times: 1 }] });
  expect((await failureOf(hasty.customers.create({}, options))).type).toBe("StripeConnectionError");
  expect(emulator.state.customers.size).toBe(1);
  const made = await hasty.customers.create({}, options);
  expect([...emulator.state.customers.keys()]).toEqual([made.id]);
});

test("knob: a connection cut after commit is repaired by the SDK's retry with the same key", async () => {
  await turn({ faults: [{ kind: "cut-after-commit", times: 1 }] });
  await stripe.customers.create({});
  expect(emulator.state.customers.size).toBe(1);
});

test("knob: a probability strikes the same requests for the same seed", async () => {
  const run = async () => {
    await call("/_emulator/reset");
    await turn({ seed: 7, faults: [{ kind: "rate-limit", probability: 0.5 }] });
    const outcomes: boolean[] = [];
    for (let index = 0; index < 12; index += 1) {
      outcomes.push(
        await stripe.customers.create({}).then(
          () => true,
          () => false,
        ),
      );
    }
    return outcomes;
  };
  const first = await run();
  expect(new Set(first).size).toBe(2);
  expect(await run()).toEqual(first);
});

test("knobs refuse what they do not know, and the state can be read", async () => {
  expect((await turn({ chaos: true })).status).toBe(400);
  expect((await fetch(`${emulator.url}/_emulator/reset`, { method: "POST" })).status).toBe(415);
  await stripe.customers.create({});
  const state = await (await fetch(`${emulator.url}/_emulator/state`)).json();
  expect(state.customers).toHaveLength(1);
});

test("with a state file a restart keeps cards, keys and what was not delivered", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "stripe-emulator-"));
  const settings = {
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: `http://127.0.0.1:${portOf(inbox.address())}/hook`,
    stateFile: path.join(folder, "state.json"),
  };
  const before = await startStripeEmulator({ ...settings, webhookUrl: "http://127.0.0.1:9/" });
  const first = clientOf(before.url);
  const customer = await first.customers.create({}, { idempotencyKey: "kept" });
  await first.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await before.close();

  const after = await startStripeEmulator(settings);
  try {
    const second = clientOf(after.url);
    expect((await second.customers.create({}, { idempotencyKey: "kept" })).id).toBe(customer.id);
    expect((await second.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
    await until(() => typesOf().includes("payment_method.attached"));
  } finally {
    await after.close();
    rmSync(folder, { recursive: true });
  }
});
