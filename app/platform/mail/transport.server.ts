import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { env } from "#app/platform/env.server";
import type { MailAttachment, MailContent } from "./outbound.server";

/** Well inside the time that a job has. */
const TIMEOUTS = {
  connectionTimeout: 4_000,
  greetingTimeout: 4_000,
  socketTimeout: 6_000,
  dnsTimeout: 4_000,
};

let transport: { url: string; mailer: Transporter } | null = null;

function mailer(url: string): Transporter {
  if (transport?.url !== url) transport = { url, mailer: createTransport({ url, ...TIMEOUTS }) };
  return transport.mailer;
}

type Addressed = { id: string; to: string; subject: string };

/** Hands one mail to the server at `smtpUrl`. Throws nodemailer's error when the server does not take it. */
export async function deliver(smtpUrl: string, message: Addressed, content: MailContent): Promise<void> {
  const { appOrigin, mailFrom } = env();
  const domain = new URL(appOrigin).hostname;
  await mailer(smtpUrl).sendMail({
    from: mailFrom ?? `no-reply@${domain}`,
    to: message.to,
    subject: message.subject,
    html: content.html,
    text: content.text,
    // The same id on every try: a mail that arrives twice is shown once.
    messageId: `<${message.id}@${domain}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    ...attached(content.attachments),
  });
}

const CALENDAR = /^text\/calendar;.*method=(\w+)/i;

/** A calendar file also goes in as a form of the message itself, which is where calendars look for it (RFC 6047). */
function attached(files: readonly MailAttachment[]): Pick<SendMailOptions, "attachments" | "icalEvent"> {
  const calendar = files.find((file) => CALENDAR.test(file.contentType));
  const others = files.filter((file) => file !== calendar);
  const method = CALENDAR.exec(calendar?.contentType ?? "")?.[1];
  return {
    attachments: others.map(({ filename, contentType, base64 }) => ({
      filename,
      contentType,
      content: Buffer.from(base64, "base64"),
    })),
    ...(calendar && {
      icalEvent: { filename: calendar.filename, method, content: Buffer.from(calendar.base64, "base64") },
    }),
  };
}

/** The server will not take this mail however often it is offered, e.g. because the address does not exist. */
export function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  return aboutThisMail && typeof responseCode === "number" && responseCode >= 500;
}

/** What went wrong, without the server's words, which repeat addresses. */
export function shortReason(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown";
}
