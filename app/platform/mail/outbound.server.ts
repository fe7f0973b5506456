import { v7 } from "uuid";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openText, sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";

export type MailAttachment = { filename: string; contentType: string; base64: string };

export type MailContent = { html: string; text: string; attachments?: MailAttachment[] };

export type OutboundMail = MailContent & {
  to: string;
  personId?: string | null;
  /** Which mail this is, for people who look at what was sent; never what it says. */
  template: string;
  /** Neutral: no service, no health, no other person's name. */
  subject: string;
  /** One key, one mail, however often it is queued. */
  dedupeKey: string;
  /** Not before this moment; a mail about something that can be undone waits until it cannot. */
  sendAt?: Date;
};

const SEND_MAIL_JOB = "mail.send";

/** A mail server that is away for half a day costs no mail: the last try comes nine hours or more after the first. */
const MAIL_RETRY = { limit: 14, delaySeconds: 2 };

export const MOST_TRIES = MAIL_RETRY.limit + 1;

/** Writes a mail and the job that sends it in the caller's transaction. The content is sealed until it has gone. */
export async function queueMail(tx: Tx, mail: OutboundMail): Promise<void> {
  const id = v7();
  const compartmentId = await compartmentFor(tx, { kind: "mail" });
  const content: MailContent = { html: mail.html, text: mail.text, attachments: mail.attachments ?? [] };
  const { count } = await tx.outboundMessage.createMany({
    data: [
      {
        id,
        personId: mail.personId ?? null,
        toAddress: mail.to,
        template: mail.template,
        subject: mail.subject,
        contentSealed: await sealText(tx, contentPlace({ id, compartmentId }), JSON.stringify(content)),
        compartmentId,
        dedupeKey: mail.dedupeKey,
        sendAt: mail.sendAt ?? new Date(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await enqueue(tx, SEND_MAIL_JOB, { id }, { ...(mail.sendAt && { runAt: mail.sendAt }), retry: MAIL_RETRY });
}

/** Takes back a mail that has not been sent; one that has gone stays gone. */
export async function cancelMail(tx: Tx, dedupeKey: string): Promise<void> {
  const data = { state: "cancelled" as const, contentSealed: null };
  await tx.outboundMessage.updateMany({ where: { dedupeKey, state: "queued" }, data });
}

/** Takes back every waiting mail whose key begins so. */
export async function cancelMailsWithPrefix(tx: Tx, prefix: string): Promise<void> {
  const data = { state: "cancelled" as const, contentSealed: null };
  await tx.outboundMessage.updateMany({
    where: { dedupeKey: { startsWith: prefix }, state: "queued" },
    data,
  });
}

export const contentPlace = (message: { id: string; compartmentId: string }) => ({
  compartmentId: message.compartmentId,
  table: "outbound_message",
  column: "content_sealed",
  rowId: message.id,
});

type SealedMessage = { id: string; compartmentId: string; contentSealed: Uint8Array };

export async function openContent(tx: Tx, message: SealedMessage): Promise<MailContent> {
  return JSON.parse(await openText(tx, contentPlace(message), message.contentSealed)) as MailContent;
}
