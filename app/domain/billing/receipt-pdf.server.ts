import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { renderPdf } from "#app/platform/pdf/render-pdf.server";
import { ownShare } from "./internal/share-rows.server";
import { receiptLines } from "./receipt-content";

export type ReceiptFile = { name: string; pdf: Buffer };

/**
 * The receipt of the newest payment of an own share, or of the payment named. Raises `not-found` for another person's
 * share and for a payment that took no money.
 */
export async function receiptPdf(
  actor: Actor,
  input: { shareId: string; paymentId?: string },
): Promise<ReceiptFile> {
  const payment = await db.payment.findFirst({
    where: {
      ...(input.paymentId ? { id: input.paymentId } : {}),
      state: "succeeded",
      share: { id: input.shareId, ...ownShare(actor.personId) },
    },
    orderBy: { settledAt: "desc" },
    select: { id: true, share: { select: { invoice: { select: { chartId: true } } } } },
  });
  if (!payment) throw notFound();
  const file = await receiptOfPayment(payment.id);
  await recordReading(actor, {
    ...{ action: "receipt-downloaded", objectKind: "payment", objectId: payment.id },
    ...{ chartId: payment.share.invoice.chartId, subjectPersonId: actor.personId },
    ...{ audience: "private", actingRole: "client" },
  });
  return file;
}

/** The receipt of a payment that took money, for the mail to its payer. */
export async function receiptOfPayment(paymentId: string): Promise<ReceiptFile> {
  const [payment, practice] = await Promise.all([
    db.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: {
        cents: true,
        cardBrand: true,
        cardLast4: true,
        settledAt: true,
        createdAt: true,
        receiptNumber: true,
        refunds: { where: { state: "succeeded" }, select: { cents: true, settledAt: true, createdAt: true } },
        share: {
          select: {
            person: { select: { chosenName: true } },
            invoice: { select: { number: true } },
          },
        },
      },
    }),
    db.practice.findFirstOrThrow(),
  ]);
  const paidAt = payment.settledAt ?? payment.createdAt;
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: practice.zone });
  const receiptNumber = payment.receiptNumber ?? 0;
  const lines = receiptLines({
    receiptNumber,
    invoiceNumber: payment.share.invoice.number,
    payer: payment.share.person.chosenName,
    paidOn: day.format(paidAt),
    cents: payment.cents,
    card: payment.cardLast4 ? { brand: payment.cardBrand ?? "card", last4: payment.cardLast4 } : null,
    refunds: payment.refunds.map((refund) => ({
      cents: refund.cents,
      on: day.format(refund.settledAt ?? refund.createdAt),
    })),
    practice,
  });
  return {
    name: `receipt-${receiptNumber}`,
    pdf: await renderPdf(`Receipt ${receiptNumber}`, lines, paidAt),
  };
}
