import { v7 } from "uuid";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openText, sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
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

const QUEUE_MAIL = `
  INSERT INTO outbound_message (id, person_id, to_address, template, subject, content_sealed, compartment_id, dedupe_key,
                                send_at)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::uuid, $8, $9::timestamptz)
  ON CONFLICT DO NOTHING RETURNING id`;

/** Writes a mail and the job that sends it in the caller's transaction. The content is sealed until it has gone. */
export async function queueMail(tx: Tx, mail: OutboundMail): Promise<void> {
  const id = v7();
  const compartmentId = await compartmentFor(tx, { kind: "mail" });
  const content: MailContent = { html: mail.html, text: mail.text, attachments: mail.attachments ?? [] };
  const sealed = await sealText(tx, contentPlace({ id, compartmentId }), JSON.stringify(content));
  const written = await prepared(tx, "queue-mail", QUEUE_MAIL, [
    id,
    mail.personId ?? null,
    mail.to,
    mail.template,
    mail.subject,
    Buffer.from(sealed),
    compartmentId,
    mail.dedupeKey,
    mail.sendAt ?? new Date(),
  ]);
  if (written.length === 0) return;
  await enqueue(tx, SEND_MAIL_JOB, { id }, { ...(mail.sendAt && { runAt: mail.sendAt }), retry: MAIL_RETRY });
}

/** Takes back a mail that has not been sent; one that has gone stays gone. */
export async function cancelMail(tx: Tx, dedupeKey: string): Promise<void> {
  const data = { state: "cancelled" as const, contentSealed: null };
  await tx.outboundMessage.updateMany({ where: { dedupeKey, state: "queued" }, data });
}

/** In the order of bytes, for which the waiting mails have an index. */
const CANCEL_PREFIX = `
  UPDATE outbound_message SET state = 'cancelled', content_sealed = NULL
  WHERE state = 'queued' AND dedupe_key COLLATE "C" >= $1 AND dedupe_key COLLATE "C" < $2`;

/** Takes back every waiting mail whose key begins so. */
export async function cancelMailsWithPrefix(tx: Tx, prefix: string): Promise<void> {
  await prepared(tx, "cancel-mails", CANCEL_PREFIX, [prefix, `${prefix}\u{10ffff}`]);
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
