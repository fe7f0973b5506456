import { expect, test } from "vitest";
import { clientShare, savedCard } from "#app/domain/billing/client-billing-queries.server";
import { payWithSavedCard } from "#app/domain/billing/pay-with-saved-card.server";
import { receiptPdf } from "#app/domain/billing/receipt-pdf.server";
import { checkPayment, reconcilePayments } from "#app/domain/billing/reconcile-payments.server";
import { removeSavedCard } from "#app/domain/billing/save-card.server";
import { returnFromCheckout } from "#app/domain/billing/settle-payment.server";
import { startPayment } from "#app/domain/billing/start-payment.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  anInvoice,
  balanceOf,
  chargedAtStripe,
  customerOf,
  keepCard,
  only,
  paymentsOf,
  stripe,
} from "#tests/fixtures/paying-world";
import { cardNumber, enterCard, wayBack } from "#tests/fixtures/stripe-world";

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
  const press = { shareId: kim.shareId, requestKey: newId() };
  await expect(payWithSavedCard(lee.actor, press)).rejects.toThrow("not-found");
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

test("leaving the hosted page after a refused card says so, although no webhook has come", async () => {
  const payer = only((await anInvoice(["Uma"])).payers);
  const { url } = await startPayment(payer.actor, { shareId: payer.shareId });
  await enterCard(url, cardNumber.declined);
  const back = await wayBack(url);
  expect(back.pathname).toBe("/client/billing/return");
  await returnFromCheckout(payer.actor, { paymentId: back.searchParams.get("payment") ?? "" });
  expect(await clientShare(payer.actor, payer.shareId)).toMatchObject({ declined: "generic", status: "due" });
});

test("who comes back while Stripe does not answer is led to their statement, and what they paid is found later", async () => {
  const payer = only((await anInvoice(["Ivo"])).payers);
  const { url } = await startPayment(payer.actor, { shareId: payer.shareId });
  await enterCard(url, cardNumber.visa);
  const payment = only(await paymentsOf(payer.shareId));
  stripe.knobs.set({ faults: [{ kind: "fail-before-commit", times: 9, method: "GET" }] });
  const back = await returnFromCheckout(payer.actor, { paymentId: payment.id });
  expect(back).toEqual({ shareId: payer.shareId, state: null });
  stripe.knobs.reset();
  await checkPayment({ paymentId: payment.id });
  expect((await clientShare(payer.actor, payer.shareId)).status).toBe("paid");
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

test("a removed card is not charged again", async () => {
  const { payers } = await anInvoice(["Wren"]);
  const payer = only(payers);
  await keepCard(payer, cardNumber.visa);
  await removeSavedCard(payer.actor);
  expect(await savedCard(payer.actor)).toBeNull();
  const pay = payWithSavedCard(payer.actor, { shareId: payer.shareId, requestKey: newId() });
  await expect(pay).rejects.toThrow("no-saved-card");
});
