import { expect, test } from "vitest";
import {
  clientOf,
  confirmedAtBank,
  delivered,
  emulator,
  enter,
  failureOf,
  offSession,
  paymentSession,
  post,
  savedCard,
  stripe,
  turn,
  typesOf,
  until,
} from "#tests/fixtures/emulator-suite";

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
