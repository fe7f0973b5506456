import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { type TextProvider, TextRefused } from "#app/platform/sms/provider";
import { textProvider } from "#app/platform/sms/texts.server";
import { type MailContent, MOST_TRIES, openContent, openRecipients } from "./outbound.server";
import { deliver, isRefusedForGood, shortReason } from "./transport.server";

/**
 * Sends one queued message. Whoever turns its state to "sending" sends it, so two workers never both do; from a worker
 * that was killed while sending it is taken over. Without a mail server the demo keeps the message for its outbox.
 * Throws when the message has to be tried again later.
 */
export async function sendOutboundMessage({ id }: { id: string }): Promise<void> {
  const message = await claim(id);
  if (!message?.contentSealed) return;
  if (message.expiresAt && message.expiresAt <= new Date()) {
    await settle(id, { state: "cancelled", contentSealed: null });
    return;
  }
  const [to = ""] = await openRecipients(db, [message]);
  const content = await openContent(db, { ...message, contentSealed: message.contentSealed });
  const { isDemo } = env();
  const carry = carrierOf(message.channel);
  if (carry === null && isDemo) {
    await settle(id, { state: "kept", sentAt: new Date() });
    return;
  }
  try {
    if (carry === null) throw new NoCarrier();
    await carry({ ...message, to }, content);
  } catch (error) {
    await settleFailure(message, error);
    return;
  }
  const dropped = isDemo ? {} : { contentSealed: null };
  await settle(id, { state: "sent", sentAt: new Date(), lastError: null, ...dropped });
}

/** Nobody is set up to take it: SMTP_URL for mails, TWILIO_ACCOUNT_SID for texts. */
class NoCarrier extends Error {
  readonly code = "no-carrier";
}

type Claimed = { id: string; to: string; subject: string; tries: number; createdAt: Date };
type Carry = (message: Claimed, content: MailContent) => Promise<void>;

/** Who takes messages of a kind; null where nobody is set up to. */
function carrierOf(channel: "mail" | "text"): Carry | null {
  if (channel === "text") {
    const provider = textProvider();
    return provider && ((message, { text }) => carryText(provider, message, text));
  }
  const { smtpUrl } = env();
  return smtpUrl === null ? null : (message, content) => deliver(smtpUrl, message, content);
}

/** A text that was tried before may have been taken, the answer lost on its way. */
async function carryText(provider: TextProvider, message: Claimed, text: string): Promise<void> {
  const one = { to: message.to, text, after: message.createdAt };
  if (message.tries > 1 && (await provider.hasTaken(one))) return;
  await provider.send(one);
}

/** Null when there is nothing left to do. Throws while another worker is sending it. */
async function claim(id: string) {
  const claimed = await db.$executeRaw`
    UPDATE outbound_message SET state = 'sending', tries = tries + 1, claimed_at = now()
    WHERE id = ${id}::uuid
      AND (state = 'queued' OR (state = 'sending' AND claimed_at < now() - interval '18 seconds'))`;
  const message = await db.outboundMessage.findUnique({
    where: { id },
    select: {
      id: true,
      toSealed: true,
      subject: true,
      contentSealed: true,
      compartmentId: true,
      tries: true,
      state: true,
      expiresAt: true,
      channel: true,
      createdAt: true,
    },
  });
  if (claimed === 1) return message;
  if (message?.state === "sending") throw new Error("another worker is sending this mail");
  return null;
}

async function settleFailure(message: { id: string; tries: number }, error: unknown): Promise<void> {
  const lastError = shortReason(error);
  const isForGood = error instanceof TextRefused ? error.forGood : isRefusedForGood(error);
  if (isForGood || message.tries >= MOST_TRIES) {
    log().error({ outboundMessageId: message.id, lastError }, "mail given up");
    await settle(message.id, { state: "failed", lastError });
    return;
  }
  await settle(message.id, { state: "queued", lastError });
  throw new MessageNotTaken(error, lastError);
}

/** What queue and log hear of a message that will be tried again: the carrier's own error repeats whom it goes to. */
class MessageNotTaken extends Error {
  readonly code: unknown;
  constructor(error: unknown, reason: string) {
    super(`not taken: ${reason}`);
    this.name = "MessageNotTaken";
    this.code = (error as { code?: unknown }).code;
  }
}

type Settled = {
  state: "kept" | "failed" | "sent" | "queued" | "cancelled";
  sentAt?: Date;
  contentSealed?: null;
  lastError?: string | null;
};

async function settle(id: string, data: Settled): Promise<void> {
  await db.outboundMessage.update({ where: { id }, data, select: { id: true } });
}
