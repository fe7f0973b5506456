import { createElement, type ReactElement } from "react";
import { openEmail } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { formatCents } from "#app/domain/shared/money";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { type MailAttachment, queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { PaymentReceived, RECEIPT_SUBJECT } from "./emails/payment-received";
import { REFUND_SUBJECT, RefundMade } from "./emails/refund-made";
import { STATEMENT_SUBJECT, StatementReady } from "./emails/statement-ready";
import { receiptOfPayment } from "./receipt-pdf.server";

/** Job "billing.statement-ready": tells a payer, and only them, that there is something to read. */
export async function tellOfStatement(payload: { shareId: string }): Promise<void> {
  await tell(payload.shareId, {
    template: "statement-ready",
    subject: STATEMENT_SUBJECT,
    dedupeKey: `statement:${payload.shareId}`,
    body: (frame) => createElement(StatementReady, frame),
  });
}

/** Job "billing.send-receipt": the receipt as a PDF to who paid. */
export async function sendReceipt(payload: { paymentId: string }): Promise<void> {
  const { shareId } = await db.payment.findUniqueOrThrow({
    where: { id: payload.paymentId },
    select: { shareId: true },
  });
  const { name, pdf } = await receiptOfPayment(payload.paymentId);
  await tell(shareId, {
    template: "payment-received",
    subject: RECEIPT_SUBJECT,
    dedupeKey: `receipt:${payload.paymentId}`,
    body: (frame) => createElement(PaymentReceived, frame),
    attachments: [
      { filename: `${name}.pdf`, contentType: "application/pdf", base64: pdf.toString("base64") },
    ],
  });
}

/** Job "billing.refund-made": tells who gets money back. */
export async function tellOfRefund(payload: { refundId: string }): Promise<void> {
  const refund = await db.refund.findUniqueOrThrow({
    where: { id: payload.refundId },
    select: { cents: true, payment: { select: { shareId: true } } },
  });
  await tell(refund.payment.shareId, {
    template: "refund-made",
    subject: REFUND_SUBJECT,
    dedupeKey: `refund:${payload.refundId}`,
    body: (frame) => createElement(RefundMade, { ...frame, amount: formatCents(refund.cents) }),
  });
}

type Frame = { practiceName: string; practicePhone: string; link: string };

type News = {
  template: string;
  subject: string;
  dedupeKey: string;
  body: (frame: Frame) => ReactElement;
  attachments?: MailAttachment[];
};

async function tell(shareId: string, news: News): Promise<void> {
  const share = await db.invoiceShare.findUniqueOrThrow({
    where: { id: shareId },
    select: { person: { select: { id: true, emailSealed: true } } },
  });
  const sender = await mailSender(db, share.person.id);
  const link = `${env().appOrigin}/client/billing/${shareId}`;
  const frame = { practiceName: sender.name, practicePhone: sender.phone, link };
  const { html } = renderMail(news.body(frame));
  const { template, subject, dedupeKey, attachments } = news;
  await inTransaction(async (tx) =>
    queueMail(tx, {
      to: await openEmail(tx, "person", share.person),
      personId: share.person.id,
      template,
      subject,
      html,
      dedupeKey,
      attachments: attachments ?? [],
    }),
  );
}
