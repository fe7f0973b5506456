import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { type MailContent, openContent, openRecipients } from "./outbound.server";

export type OutboxEntry = {
  id: string;
  to: string;
  subject: string;
  template: string;
  state: "queued" | "sending" | "sent" | "kept" | "cancelled" | "failed";
  at: string;
};

const MOST_SHOWN = 100;

/** The newest mails of the demo, whoever they went to; none outside the demo. */
export async function listOutbox(): Promise<OutboxEntry[]> {
  if (!env().isDemo) return [];
  const messages = await db.outboundMessage.findMany({
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
    select: {
      ...{ id: true, subject: true, template: true, state: true, sendAt: true },
      ...{ compartmentId: true, toSealed: true },
    },
  });
  const recipients = await openRecipients(db, messages);
  return messages.map(({ id, subject, template, state, sendAt }, index) => ({
    ...{ id, subject, template, state },
    to: recipients[index] ?? "",
    at: sendAt.toISOString(),
  }));
}

/** One mail of the demo with its content; null when there is none, and always outside the demo. */
export async function readOutboxMessage(id: string): Promise<(OutboxEntry & MailContent) | null> {
  if (!env().isDemo) return null;
  const message = await db.outboundMessage.findUnique({
    where: { id },
    select: {
      id: true,
      toSealed: true,
      subject: true,
      template: true,
      state: true,
      sendAt: true,
      compartmentId: true,
      contentSealed: true,
    },
  });
  if (!message?.contentSealed) return null;
  const [to = ""] = await openRecipients(db, [message]);
  const content = await openContent(db, { ...message, contentSealed: message.contentSealed });
  const { id: key, subject, template, state } = message;
  return {
    id: key,
    to,
    subject,
    template,
    state,
    at: message.sendAt.toISOString(),
    ...content,
  };
}
