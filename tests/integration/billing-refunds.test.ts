import { expect, test } from "vitest";
import { adminInvoice } from "#app/domain/billing/admin-invoice-queries.server";
import { clientShare } from "#app/domain/billing/client-billing-queries.server";
import { receiptPdf } from "#app/domain/billing/receipt-pdf.server";
import { reconcilePayments } from "#app/domain/billing/reconcile-payments.server";
import { refundPayment } from "#app/domain/billing/refund-payment.server";
import { sendReceipt } from "#app/domain/billing/tell-payer.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { aPerson, asAdmin } from "#tests/fixtures/billing-world";
import { aPaidCouple, balanceOf, only, paymentsOf, stripe } from "#tests/fixtures/paying-world";

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

test("what is billed, paid and given back stands in the books of the month it happened in", async () => {
  const { invoiceId, payers } = await aPaidCouple(() => new Date("2026-02-03T15:00:00.000Z"));
  const admin = asAdmin(await aPerson("Noor"));
  const { id: paymentId } = only(await paymentsOf(only(payers).shareId));
  const refund = { invoiceId, paymentId, cents: 1_000, reason: "goodwill", note: "A note." } as const;
  await refundPayment(admin, { ...refund, requestKey: newId() }, () => new Date("2026-03-04T15:00:00.000Z"));
  const booked = await db.ledgerEntry.findMany({ where: { share: { invoiceId } }, orderBy: { seq: "asc" } });
  const months = booked.map(({ kind, at }) => `${kind} ${at.toISOString().slice(0, 7)}`);
  expect([...new Set(months)]).toEqual([
    "charge 2026-02",
    "payment 2026-02",
    "refund 2026-03",
    "adjustment 2026-03",
  ]);
  const { timeline } = await adminInvoice(admin, invoiceId);
  expect(timeline.map((event) => event.at.slice(0, 7))).toEqual(["2026-03", "2026-02", "2026-02", "2026-02"]);
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
