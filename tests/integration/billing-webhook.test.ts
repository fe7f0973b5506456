import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { handleStripeEvent } from "#app/domain/billing/handle-stripe-event.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { startPayment } from "#app/domain/billing/start-payment.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import {
  aClosedAppointment,
  aHousehold,
  aPractice,
  asClient,
  type BillingWorld,
} from "#tests/fixtures/billing-world";
import { aStripe, cardNumber, enterCard } from "#tests/fixtures/stripe-world";

/** Takes deliveries as the webhook route does and answers with the same statuses. */
const outcomes: string[] = [];
const receiver = createServer((incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", async () => {
    const signature = incoming.headers["stripe-signature"];
    const delivery = {
      body: Buffer.concat(chunks),
      signature: typeof signature === "string" ? signature : null,
    };
    const outcome = await handleStripeEvent(delivery).catch(() => "failed");
    outcomes.push(outcome);
    response.writeHead(outcome === "failed" ? 503 : 200).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const stripe = await aStripe(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);

let world: BillingWorld;
beforeAll(async () => {
  world = await aPractice();
});
afterEach(() => {
  stripe.knobs.reset();
  outcomes.length = 0;
});
afterAll(async () => {
  await stripe.close();
  receiver.close();
});

async function aPaidPage() {
  const household = await aHousehold(["Robin"]);
  const appointmentId = await aClosedAppointment(world, household);
  await invoiceFromAppointment({ appointmentId });
  const share = await db.invoiceShare.findFirstOrThrow({ where: { invoice: { appointmentId } } });
  const { url } = await startPayment(asClient(share.personId), { shareId: share.id });
  await enterCard(url, cardNumber.visa);
  return share.id;
}

const paymentsBooked = (shareId: string) => db.ledgerEntry.count({ where: { shareId, kind: "payment" } });

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("It did not happen within 10 seconds");
}

test("the webhook alone settles a payment whose payer never came back, and sends one receipt", async () => {
  const shareId = await aPaidPage();
  await until(async () => (await paymentsBooked(shareId)) === 1);
  const payment = await db.payment.findFirstOrThrow({ where: { shareId } });
  expect(payment).toMatchObject({ state: "succeeded", cardLast4: "4242" });
  expect(payment.receiptNumber).toBeGreaterThan(5_000);
});

test("deliveries that come twice and in the wrong order end in one booking", async () => {
  stripe.knobs.set({ webhooks: { duplicateProbability: 1, reorder: true, reorderWindowMs: 100 } });
  const shareIds: string[] = [];
  for (let count = 0; count < 5; count += 1) shareIds.push(await aPaidPage());
  await until(async () => {
    const booked = await Promise.all(shareIds.map(paymentsBooked));
    return booked.every((count) => count === 1);
  });
  await until(async () => outcomes.includes("known"));
  expect(await Promise.all(shareIds.map(paymentsBooked))).toEqual([1, 1, 1, 1, 1]);
});

test("when Stripe cannot be asked the event stays open and the next delivery settles it", async () => {
  const household = await aHousehold(["Sam"]);
  const appointmentId = await aClosedAppointment(world, household);
  await invoiceFromAppointment({ appointmentId });
  const share = await db.invoiceShare.findFirstOrThrow({ where: { invoice: { appointmentId } } });
  const { url } = await startPayment(asClient(share.personId), { shareId: share.id });
  stripe.knobs.set({ faults: [{ kind: "fail-before-commit", times: 3, method: "GET" }] });
  await enterCard(url, cardNumber.visa);
  await until(async () => outcomes.includes("failed"));
  await until(async () => (await paymentsBooked(share.id)) === 1);
});

function signed(body: string, { secret = env().stripeWebhookSecret, at = Date.now() } = {}) {
  const seconds = Math.floor(at / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return { body: Buffer.from(body), signature: `t=${seconds},v1=${signature}` };
}

const anEvent = () =>
  JSON.stringify({
    id: `evt_${newId()}`,
    object: "event",
    type: "payment_intent.succeeded",
    created: Math.floor(Date.now() / 1000),
    data: { object: { id: "pi_unknown", object: "payment_intent", metadata: { reference: newId() } } },
  });

test("forged, stale, future, unsigned and altered deliveries are refused and leave no trace", async () => {
  const before = await db.stripeEvent.count();
  const good = signed(anEvent());
  const refused = [
    signed(anEvent(), { secret: "whsec_somebody_else" }),
    signed(anEvent(), { at: Date.now() - 301_000 }),
    signed(anEvent(), { at: Date.now() + 120_000 }),
    { body: Buffer.from(anEvent()), signature: null },
    { body: Buffer.concat([good.body, Buffer.from(" ")]), signature: good.signature },
    signed("not json"),
    signed("{}"),
  ];
  for (const delivery of refused) expect(await handleStripeEvent(delivery)).toBe("refused");
  expect(await db.stripeEvent.count()).toBe(before);
});

test("an event about something that is not ours is taken once and changes nothing", async () => {
  const delivery = signed(anEvent());
  expect(await handleStripeEvent(delivery)).toBe("not-ours");
  expect(await handleStripeEvent(delivery)).toBe("known");
});
