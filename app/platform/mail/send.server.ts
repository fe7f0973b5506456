import { createTransport, type Transporter } from "nodemailer";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { type MailContent, openContent } from "./outbound.server";

const STALE_SENDING_MS = 60_000;

let transport: { url: string; mailer: Transporter } | null = null;

function mailer(url: string): Transporter {
  if (transport?.url !== url) transport = { url, mailer: createTransport(url) };
  return transport.mailer;
}

/**
 * Sends one queued message. Whoever turns its state to "sending" sends it, so two workers never both do; one that died
 * while sending is taken over after a minute. Without a mail server the demo keeps the message for its outbox.
 * Throws when the mail server refuses: the job is tried again later.
 */
export async function sendOutboundMessage({ id }: { id: string }): Promise<void> {
  const stale = new Date(Date.now() - STALE_SENDING_MS);
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE outbound_message SET state = 'sending', tries = tries + 1, sent_at = now()
    WHERE id = ${id}::uuid AND send_at <= now() + interval '1 second'
      AND (state IN ('queued', 'failed') OR (state = 'sending' AND sent_at < ${stale}))
    RETURNING id`;
  if (taken.length === 0) return;
  const message = await db.outboundMessage.findUniqueOrThrow({
    where: { id },
    select: { id: true, toAddress: true, subject: true, contentSealed: true, compartmentId: true },
  });
  if (!message.contentSealed) return;
  const content = await openContent(db, { ...message, contentSealed: message.contentSealed });
  const { smtpUrl } = env();
  if (smtpUrl === null) {
    if (!env().isDemo) throw new Error("no mail server: set SMTP_URL");
    await settle(id, { state: "kept", sentAt: new Date() });
    return;
  }
  try {
    await deliver(smtpUrl, message, content);
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    await settle(id, { state: "failed", lastError });
    throw error;
  }
  await settle(id, { state: "sent", sentAt: new Date(), contentSealed: null, lastError: null });
}

type Settled = {
  state: "kept" | "failed" | "sent";
  sentAt?: Date;
  contentSealed?: null;
  lastError?: string | null;
};

async function settle(id: string, data: Settled): Promise<void> {
  await db.outboundMessage.update({ where: { id }, data, select: { id: true } });
}

async function deliver(
  smtpUrl: string,
  message: { id: string; toAddress: string; subject: string },
  content: MailContent,
): Promise<void> {
  await mailer(smtpUrl).sendMail({
    from: env().mailFrom ?? `no-reply@${new URL(env().appOrigin).hostname}`,
    to: message.toAddress,
    subject: message.subject,
    html: content.html,
    text: content.text,
    // The same id on every try: a mail that arrives twice is shown once.
    messageId: `<${message.id}@${new URL(env().appOrigin).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: (content.attachments ?? []).map((file) => ({
      filename: file.filename,
      contentType: file.contentType,
      content: Buffer.from(file.base64, "base64"),
    })),
  });
}
