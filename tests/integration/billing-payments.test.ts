import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { adminInvoice } from "#app/domain/billing/admin-invoice-queries.server";
import { clientShare, savedCard } from "#app/domain/billing/client-billing-queries.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { payWithSavedCard } from "#app/domain/billing/pay-with-saved-card.server";
import { receiptPdf } from "#app/domain/billing/receipt-pdf.server";
import { checkPayment, reconcilePayments } from "#app/domain/billing/reconcile-payments.server";
import { refundPayment } from "#app/domain/billing/refund-payment.server";
import { keepSavedCard, removeSavedCard, startSavingCard } from "#app/domain/billing/save-card.server";
import { returnFromCheckout } from "#app/domain/billing/settle-payment.server";
import { startPayment } from "#app/domain/billing/start-payment.server";
import { sendReceipt } from "#app/domain/billing/tell-payer.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  aClosedAppointment,
  aHousehold,
  aPerson,
  aPractice,
  asAdmin,
  asClient,
  type BillingWorld,
  type Household,
} from "#tests/fixtures/billing-world";
import { aStripe, cardNumber, enterCard, saveCardOnPage } from "#tests/fixtures/stripe-world";

let world: BillingWorld;
const stripe = await aStripe();

beforeAll(async () => {
  world = await aPractice();
});
afterEach(() => stripe.knobs.reset());
afterAll(() => stripe.close());

async function anInvoice(names: string[], cents = 16_500) {
  const household = await aHousehold(names);
  const appointmentId = await aClosedAppointment(world, household, { cents });
  await invoiceFromAppointment({ appointmentId });
  const invoice = await db.invoice.findUniqueOrThrow({
    where: { appointmentId },
    select: { id: true, shares: { orderBy: { id: "asc" }, select: { id: true, personId: true } } },
  });
  const payers = invoice.shares.map((share) => ({ shareId: share.id, actor: asClient(share.personId) }));
  return { invoiceId: invoice.id, household, payers };
}

type Payer = Awaited<ReturnType<typeof anInvoice>>["payers"][number];

function only<T>(list: T[]): T {
  const [first] = list;
  if (!first) throw new Error("The list is empty");
  return first;
}

const keepCard = async (payer: Payer, number: string) => {
  const { url } = await startSavingCard(payer.actor, { requestKey: newId() });
  await keepSavedCard(await saveCardOnPage(url, number));
};

const paymentsOf = (shareId: string) =>
  db.payment.findMany({ where: { shareId }, orderBy: { createdAt: "asc" } });
const balanceOf = async (shareId: string) =>
  (await db.ledgerEntry.aggregate({ where: { shareId }, _sum: { cents: true } }))._sum.cents;
const chargedAtStripe = (customerId: string | null) =>
  [...stripe.state.paymentIntents.values()]
    .filter((intent) => intent.customer === customerId)
    .reduce((sum, intent) => sum + intent.amount_received, 0);
const customerOf = async (payer: Payer) =>
  (await db.payer.findUniqueOrThrow({ where: { personId: payer.actor.personId } })).stripeCustomerId;

test("each partner pays their own share on the hosted page and the invoice is paid when both have", async () => {
  const { invoiceId, payers } = await anInvoice(["Robin", "Alex"], 15_001);
  for (const payer of payers) {
    const { url } = await startPayment(payer.actor, { shareId: payer.shareId });
    await enterCard(url, cardNumber.visa);
    const payment = only(await paymentsOf(payer.shareId));
    const settled = await returnFromCheckout(payer.actor, { paymentId: payment.id });
    expect(settled).toEqual({ shareId: payer.shareId, state: "succeeded" });
    expect(await balanceOf(payer.shareId)).toBe(0);
  }
  const invoice = await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  expect(invoice.state).toBe("paid");
  const share = await clientShare(only(payers).actor, only(payers).shareId);
  expect(share.status).toBe("paid");
  expect(only(share.payments)).toMatchObject({ cents: 7_501, card: { brand: "visa", last4: "4242" } });
});

test("the hosted page of an earlier press is given again, and a paid share opens none", async () => {
  const { payers } = await anInvoice(["Sam"]);
  const payer = only(payers);
  const [first, second] = await Promise.all([
    startPayment(payer.actor, { shareId: payer.shareId }),
    startPayment(payer.actor, { shareId: payer.shareId }),
  ]);
  expect(second.url).toBe(first.url);
  expect((await startPayment(payer.actor, { shareId: payer.shareId })).url).toBe(first.url);
  expect(await paymentsOf(payer.shareId)).toHaveLength(1);
  await enterCard(first.url, cardNumber.visa);
  expect(await startPayment(payer.actor, { shareId: payer.shareId })).toEqual({ url: null });
  await expect(startPayment(payer.actor, { shareId: payer.shareId })).rejects.toThrow("already-paid");
});

test("nobody pays or returns to another person's share", async () => {
  const { payers } = await anInvoice(["Kim", "Lee"]);
  const [kim, lee] = payers;
  if (!kim || !lee) throw new Error("Two payers are needed");
  await expect(startPayment(lee.actor, { shareId: kim.shareId })).rejects.toThrow("not-found");
  await startPayment(kim.actor, { shareId: kim.shareId });
  const payment = only(await paymentsOf(kim.shareId));
  await expect(returnFromCheckout(lee.actor, { paymentId: payment.id })).rejects.toThrow("not-found");
  await expect(receiptPdf(lee.actor, { shareId: kim.shareId })).rejects.toThrow("not-found");
});

test("a decline leaves only that partner owing, in plain words, and another card settles it", async () => {
  const { invoiceId, payers } = await anInvoice(["Pat", "Jo"]);
  const [pat, jo] = payers;
  if (!pat || !jo) throw new Error("Two payers are needed");
  await keepCard(pat, cardNumber.visa);
  await keepCard(jo, cardNumber.declinesOnceSaved);
  expect(await savedCard(pat.actor)).toEqual({ brand: "visa", last4: "4242" });
  expect(await payWithSavedCard(pat.actor, { shareId: pat.shareId, requestKey: newId() })).toBe("succeeded");
  expect(await payWithSavedCard(jo.actor, { shareId: jo.shareId, requestKey: newId() })).toBe("failed");
  expect([await balanceOf(pat.shareId), await balanceOf(jo.shareId)]).toEqual([0, 8_250]);
  expect((await clientShare(jo.actor, jo.shareId)).declined).toBe("generic");
  expect((await clientShare(pat.actor, pat.shareId)).declined).toBeNull();
  expect((await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).state).toBe("open");
  const { url } = await startPayment(jo.actor, { shareId: jo.shareId });
  await enterCard(url, cardNumber.visa);
  const hosted = (await paymentsOf(jo.shareId)).find((payment) => payment.method === "checkout");
  await returnFromCheckout(jo.actor, { paymentId: hosted?.id ?? "" });
  expect((await db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).state).toBe("paid");
});

test("one form sent twenty times at once charges once", async () => {
  const { payers } = await anInvoice(["Mo"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  const requestKey = newId();
  const press = () => payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey });
  await Promise.all(Array.from({ length: 20 }, press));
  expect(await paymentsOf(payer.shareId)).toHaveLength(1);
  expect(chargedAtStripe(await customerOf(payer))).toBe(16_500);
  expect(await balanceOf(payer.shareId)).toBe(0);
});

test("two forms sent at once charge once", async () => {
  const { payers } = await anInvoice(["Nic"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  const press = () => payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey: newId() });
  const results = await Promise.allSettled([press(), press(), press()]);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(chargedAtStripe(await customerOf(payer))).toBe(16_500);
});

test.each(["fail-after-commit", "fail-after-commit-kept", "cut-after-commit"] as const)(
  "an answer lost after the charge (%s) is found again and charges once",
  async (kind) => {
    const { payers } = await anInvoice(["Ola"]);
    const payer = only(payers);
    await keepCard(payer, cardNumber.visa);
    stripe.knobs.set({ faults: [{ kind, times: 3, path: "/v1/payment_intents" }] });
    const requestKey = newId();
    await payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey });
    const status = (await clientShare(payer.actor, payer.shareId)).status;
    expect(["processing", "paid"]).toContain(status);
    stripe.knobs.reset();
    await checkPayment({ paymentId: requestKey });
    expect(only(await paymentsOf(payer.shareId)).state).toBe("succeeded");
    expect(chargedAtStripe(await customerOf(payer))).toBe(16_500);
    expect(await balanceOf(payer.shareId)).toBe(0);
  },
);

test("while Stripe is away nothing is charged and the reconciliation settles it later", async () => {
  const { payers } = await anInvoice(["Quinn"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  stripe.knobs.set({ faults: [{ kind: "fail-before-commit", path: "/v1/payment_intents" }] });
  const long = new Date(Date.now() - 3_600_000);
  const requestKey = newId();
  const pay = payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey }, () => long);
  expect(await pay).toBe("created");
  await expect(startPayment(payer.actor, { shareId: payer.shareId })).rejects.toThrow("payment-processing");
  stripe.knobs.reset();
  await reconcilePayments();
  expect(await balanceOf(payer.shareId)).toBe(0);
  expect(chargedAtStripe(await customerOf(payer))).toBe(16_500);
});

test("a hosted page left open is closed before the saved card pays", async () => {
  const { payers } = await anInvoice(["Rae"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  await startPayment(payer.actor, { shareId: payer.shareId });
  expect(await payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey: newId() })).toBe(
    "succeeded",
  );
  expect((await paymentsOf(payer.shareId)).map((payment) => payment.state).sort()).toEqual([
    "cancelled",
    "succeeded",
  ]);
});

async function aPaidCouple(): Promise<{ invoiceId: string; household: Household; payers: Payer[] }> {
  const couple = await anInvoice(["Uma", "Val"]);
  for (const payer of couple.payers) {
    await keepCard(payer, cardNumber.visa);
    await payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey: newId() });
  }
  return couple;
}

test("a partial refund goes to who paid, is booked once and leaves nobody owing", async () => {
  const { invoiceId, payers } = await aPaidCouple();
  const [uma, val] = payers;
  if (!uma || !val) throw new Error("Two payers are needed");
  const admin = asAdmin(await aPerson("Noor"));
  const { id: paymentId } = only(await paymentsOf(uma.shareId));
  const requestKey = newId();
  const refund = {
    invoiceId,
    paymentId,
    cents: 4_000,
    reason: "goodwill",
    note: "Sound was poor.",
    requestKey,
  } as const;
  const states = await Promise.all([1, 2, 3].map(() => refundPayment(admin, refund)));
  expect(states).toContain("succeeded");
  const entries = await db.ledgerEntry.findMany({ where: { refundId: requestKey }, orderBy: { seq: "asc" } });
  expect(entries.map((entry) => [entry.kind, entry.cents])).toEqual([
    ["refund", 4_000],
    ["adjustment", -4_000],
  ]);
  expect([await balanceOf(uma.shareId), await balanceOf(val.shareId)]).toEqual([0, 0]);
  expect(only((await clientShare(uma.actor, uma.shareId)).payments).refunds).toHaveLength(1);
  expect(only((await clientShare(val.actor, val.shareId)).payments).refunds).toHaveLength(0);
  const invoice = await adminInvoice(admin, invoiceId);
  expect(invoice.payments.map((payment) => payment.refundableCents)).toEqual([4_250, 8_250]);
  expect(invoice.timeline[0]?.title).toBe("Refund of $40.00 to Uma to Visa 4242: done");
});

test("refunds never exceed what was paid, also when they race", async () => {
  const { invoiceId, payers } = await aPaidCouple();
  const admin = asAdmin(await aPerson("Noor"));
  const { id: paymentId } = only(await paymentsOf(only(payers).shareId));
  const refund = { invoiceId, paymentId, cents: 5_000, reason: "goodwill", note: "A note." } as const;
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => refundPayment(admin, { ...refund, requestKey: newId() })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  const tooMuch = refundPayment(admin, { ...refund, cents: 3_251, requestKey: newId() });
  await expect(tooMuch).rejects.toMatchObject({ code: "refund-too-large", details: { leftCents: 3_250 } });
  const client = refundPayment(only(payers).actor, { ...refund, cents: 1, requestKey: newId() });
  await expect(client).rejects.toThrow("not-found");
});

test("a refund whose answer is lost is found again and made once", async () => {
  const { invoiceId, payers } = await aPaidCouple();
  const admin = asAdmin(await aPerson("Noor"));
  const { id: paymentId } = only(await paymentsOf(only(payers).shareId));
  stripe.knobs.set({ faults: [{ kind: "fail-after-commit-kept", times: 3, path: "/v1/refunds" }] });
  const requestKey = newId();
  const long = new Date(Date.now() - 3_600_000);
  const refund = {
    invoiceId,
    paymentId,
    cents: 4_000,
    reason: "duplicate",
    note: "Paid twice.",
    requestKey,
  } as const;
  expect(await refundPayment(admin, refund, () => long)).toBe("created");
  stripe.knobs.reset();
  await reconcilePayments();
  expect((await db.refund.findUniqueOrThrow({ where: { id: requestKey } })).state).toBe("succeeded");
  const made = [...stripe.state.refunds.values()].filter((one) => one.metadata?.reference === requestKey);
  expect(made).toHaveLength(1);
});

test("the receipt is a PDF about the own payment only, and goes by mail once", async () => {
  const { payers } = await aPaidCouple();
  const payer = only(payers);
  const { name, pdf } = await receiptPdf(payer.actor, { shareId: payer.shareId });
  expect(name).toMatch(/^receipt-\d+$/);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const { id: paymentId } = only(await paymentsOf(payer.shareId));
  await sendReceipt({ paymentId });
  await sendReceipt({ paymentId });
  const mails = await db.outboundMessage.findMany({ where: { dedupeKey: `receipt:${paymentId}` } });
  expect(mails.map((mail) => [mail.subject, mail.personId])).toEqual([
    ["Your receipt", payer.actor.personId],
  ]);
});

test("a removed card is not charged again", async () => {
  const { payers } = await anInvoice(["Wren"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  await removeSavedCard(payer.actor);
  expect(await savedCard(payer.actor)).toBeNull();
  const pay = payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey: newId() });
  await expect(pay).rejects.toThrow("no-saved-card");
});
