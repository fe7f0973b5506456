import { db } from "#app/platform/db/client.server";
import { type MailContent, openContent } from "./outbound.server";

export type OutboxEntry = {
  id: string;
  to: string;
  subject: string;
  template: string;
  state: "queued" | "sending" | "sent" | "kept" | "cancelled" | "failed";
  at: string;
};

const MOST_SHOWN = 100;

/** The newest mails of the demo, whoever they went to. Only the demo's outbox page may call this. */
export async function listOutbox(): Promise<OutboxEntry[]> {
  const messages = await db.outboundMessage.findMany({
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
    select: { id: true, toAddress: true, subject: true, template: true, state: true, sendAt: true },
  });
  return messages.map(({ toAddress, sendAt, ...rest }) => ({
    ...rest,
    to: toAddress,
    at: sendAt.toISOString(),
  }));
}

/** One mail with its content, or null when there is none or it has been sent and dropped. */
export async function readOutboxMessage(id: string): Promise<(OutboxEntry & MailContent) | null> {
  const message = await db.outboundMessage.findUnique({
    where: { id },
    select: {
      id: true,
      toAddress: true,
      subject: true,
      template: true,
      state: true,
      sendAt: true,
      compartmentId: true,
      contentSealed: true,
    },
  });
  if (!message?.contentSealed) return null;
  const content = await openContent(db, { ...message, contentSealed: message.contentSealed });
  const { id: key, subject, template, state } = message;
  return {
    id: key,
    to: message.toAddress,
    subject,
    template,
    state,
    at: message.sendAt.toISOString(),
    ...content,
  };
}
