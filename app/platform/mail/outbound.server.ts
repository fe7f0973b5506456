import { v7 } from "uuid";
import { type CalendarEntry, icsAttachment } from "#app/platform/calendar-file/ics.server";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openText, openTexts, type Place, sealBytes } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueueAll, insertJobsFrom, jobSettings } from "#app/platform/jobs/queue.server";
import { plainBody } from "./render.server";

export type MailAttachment = { filename: string; contentType: string; base64: string };

/** A mail as it goes out. */
export type MailContent = { html: string; text: string; attachments: MailAttachment[] };

/** What a mail is made of. The rest of it is made when it is sent, not while somebody waits for what they asked. */
type MailParts = { html: string; attachments?: MailAttachment[]; calendar?: readonly CalendarEntry[] };

export type OutboundMail = MailParts & {
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
  /** From this moment on it is of no use, and is not sent. */
  expiresAt?: Date;
};

/** A text to one phone. It says no more than a mail may. */
export type OutboundText = Pick<
  OutboundMail,
  "personId" | "template" | "dedupeKey" | "sendAt" | "expiresAt"
> & {
  /** E.164. */
  to: string;
  text: string;
};

/** What lists of what was sent call a text. */
const TEXT_SUBJECT = "A text message";

const SEND_MAIL_JOB = "mail.send";

/** A mail server that is away for half a day costs no mail: the last try comes nine hours or more after the first. */
const MAIL_RETRY = { limit: 14, delaySeconds: 2 };

export const MOST_TRIES = MAIL_RETRY.limit + 1;

/** A mail that is there already gets no second job. The first parameters are those of the jobs. */
const QUEUE_MAILS = `
  WITH queued AS (
    INSERT INTO outbound_message (id, person_id, to_sealed, template, subject, content_sealed, compartment_id, dedupe_key,
                                  send_at, expires_at, channel)
    SELECT one.id, one.person_id, one.to_sealed, one.template, one.subject, one.content_sealed, $6::uuid, one.dedupe_key,
           one.send_at, one.expires_at, one.channel::send_channel
    FROM unnest($7::uuid[], $8::uuid[], $9::bytea[], $10::text[], $11::text[], $12::bytea[], $13::text[],
                $14::timestamptz[], $15::timestamptz[], $16::text[])
      AS one (id, person_id, to_sealed, template, subject, content_sealed, dedupe_key, send_at, expires_at, channel)
    ON CONFLICT DO NOTHING RETURNING id, send_at
  )
  ${insertJobsFrom(`
    SELECT id, jsonb_build_object('job', '${SEND_MAIL_JOB}', 'payload', jsonb_build_object('id', id)) AS data,
           NULL::text AS singleton_key, send_at AS at
    FROM queued`)}`;

export const queueMail = (tx: Tx, mail: OutboundMail): Promise<void> => queueMails(tx, [mail]);

/** Writes mails and the jobs that send them in the caller's transaction. The content is sealed until it has gone. */
export const queueMails = (tx: Tx, mails: readonly OutboundMail[]): Promise<void> =>
  queueMessages(
    tx,
    mails.map((mail) => ({ ...mail, channel: "mail" })),
  );

/** The same for texts. */
export const queueTexts = (tx: Tx, texts: readonly OutboundText[]): Promise<void> =>
  queueMessages(
    tx,
    texts.map((text) => ({ ...text, channel: "text", subject: TEXT_SUBJECT })),
  );

type Outbound = (OutboundMail & { channel: "mail" }) | (OutboundText & { channel: "text"; subject: string });

async function queueMessages(tx: Tx, mails: readonly Outbound[]): Promise<void> {
  const compartmentId = await compartmentFor(tx, { kind: "mail" });
  const now = new Date();
  const waiting = mails.map((mail) => ({ ...mail, id: v7(), sendAt: mail.sendAt ?? now }));
  const [recipients, contents]: [Buffer[], Buffer[]] = [[], []];
  for (const mail of waiting) {
    const message = { id: mail.id, compartmentId };
    recipients.push(await sealBytes(tx, recipientPlace(message), Buffer.from(mail.to)));
    contents.push(await sealParts(tx, mail, message));
  }
  await prepared(tx, "queue-mails", QUEUE_MAILS, [
    ...jobSettings(MAIL_RETRY),
    compartmentId,
    waiting.map((mail) => mail.id),
    waiting.map((mail) => mail.personId ?? null),
    recipients,
    waiting.map((mail) => mail.template),
    waiting.map((mail) => mail.subject),
    contents,
    waiting.map((mail) => mail.dedupeKey),
    waiting.map((mail) => mail.sendAt),
    waiting.map((mail) => mail.expiresAt ?? null),
    waiting.map((mail) => mail.channel),
  ]);
}

/** Adds the job of a mail that is queued again. */
export const requeueMail = (tx: Tx, id: string): Promise<void> =>
  enqueueAll(tx, SEND_MAIL_JOB, [{ payload: { id }, runAt: new Date() }], MAIL_RETRY);

async function sealParts(tx: Tx, message: Outbound, place: MessagePlace): Promise<Buffer> {
  const parts = message.channel === "text" ? { text: message.text } : mailParts(message);
  return sealBytes(tx, contentPlace(place), Buffer.from(JSON.stringify(parts)));
}

const mailParts = ({ html, attachments, calendar }: MailParts): MailParts => ({
  html,
  ...(attachments && { attachments }),
  ...(calendar && { calendar }),
});

/** Takes back a mail that has not been sent; one that has gone stays gone. */
export async function cancelMail(tx: Tx, dedupeKey: string): Promise<void> {
  const data = { state: "cancelled" as const, contentSealed: null };
  await tx.outboundMessage.updateMany({ where: { dedupeKey, state: "queued" }, data });
}

/** In the order of bytes, for which the waiting mails have an index. */
const CANCEL_PREFIX = `
  UPDATE outbound_message SET state = 'cancelled', content_sealed = NULL
  WHERE state = 'queued' AND dedupe_key COLLATE "C" >= $1 AND dedupe_key COLLATE "C" < $2`;

/** Takes back every text to these people that still waits. */
export async function cancelTextsTo(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.outboundMessage.updateMany({
    where: { personId: { in: [...personIds] }, channel: "text", state: "queued" },
    data: { state: "cancelled", contentSealed: null },
  });
}

/** Takes back every waiting mail whose key begins so. */
export async function cancelMailsWithPrefix(tx: Tx, prefix: string): Promise<void> {
  await prepared(tx, "cancel-mails", CANCEL_PREFIX, [prefix, `${prefix}\u{10ffff}`]);
}

type MessagePlace = { id: string; compartmentId: string };

const placeIn =
  (column: string) =>
  ({ id, compartmentId }: MessagePlace): Place => ({
    compartmentId,
    table: "outbound_message",
    column,
    rowId: id,
  });

const contentPlace = placeIn("content_sealed");
const recipientPlace = placeIn("to_sealed");

type SealedMessage = MessagePlace & { contentSealed: Uint8Array };

/** Whom messages go to, in the order given. */
export const openRecipients = (
  tx: Tx,
  messages: readonly (MessagePlace & { toSealed: Uint8Array })[],
): Promise<string[]> =>
  openTexts(
    tx,
    messages.map((message) => ({ place: recipientPlace(message), sealed: message.toSealed })),
  );

export async function openContent(tx: Tx, message: SealedMessage): Promise<MailContent> {
  const sealed = await openText(tx, contentPlace(message), message.contentSealed);
  const parts = JSON.parse(sealed) as Written<MailParts> | { text: string };
  if ("text" in parts) return { html: "", text: parts.text, attachments: [] };
  const { html, attachments = [], calendar } = parts;
  const files = calendar ? [...attachments, calendarFile(calendar)] : attachments;
  return { html, text: plainBody(html), attachments: files };
}

const withMoments = (entry: Written<CalendarEntry>): CalendarEntry => ({
  ...entry,
  start: new Date(entry.start),
  end: new Date(entry.end),
  stamp: new Date(entry.stamp),
});

/** As JSON gives it back: moments are texts. */
type Written<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Written<T[K]> } : T;

function calendarFile(entries: readonly Written<CalendarEntry>[]): MailAttachment {
  const { filename, contentType, content } = icsAttachment(entries.map(withMoments));
  return { filename, contentType, base64: Buffer.from(content, "utf8").toString("base64") };
}
