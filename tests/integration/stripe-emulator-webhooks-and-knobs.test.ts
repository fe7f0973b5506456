import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Stripe from "stripe";
import { expect, test } from "vitest";
import { startStripeEmulator } from "#tests/emulators/stripe/start";
import {
  call,
  clientOf,
  delivered,
  emulator,
  enter,
  failureOf,
  inboxUrl,
  pause,
  paymentSession,
  refusalsLeft,
  refuseDeliveries,
  SECRET_KEY,
  stripe,
  turn,
  typesOf,
  until,
  WEBHOOK_SECRET,
} from "#tests/fixtures/emulator-suite";

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
  refuseDeliveries(3);
  const session = await paymentSession();
  await stripe.checkout.sessions.expire(session.id);
  await until(() => delivered.length === 1);
  expect(refusalsLeft()).toBe(0);
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
    webhookUrl: inboxUrl(),
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
