import { withEmails } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { NewMessageMail } from "./emails/new-message";

type UnreadReader = { id: string; email: string; isMember: boolean };

/**
 * Job "messaging.notify-readers": mails every reader, other than the sender, who has not read up to `seq` by now. One
 * mail a person for each stretch of unread messages, however many there are in it.
 */
export async function notifyReaders({ threadId, seq }: { threadId: string; seq: number }): Promise<void> {
  const rows = await db.$queryRaw<{ id: string; emailSealed: Uint8Array; isMember: boolean }[]>`
    SELECT p.id, p.email_sealed AS "emailSealed", o.is_member AS "isMember", r.last_read_seq AS "readSeq"
    FROM thread t
    JOIN message m ON m.thread_id = t.id AND m.seq = ${seq} AND m.withdrawn_at IS NULL
    JOIN LATERAL (
      SELECT cm.person_id, true AS is_member FROM chart_member cm
      WHERE cm.chart_id = t.chart_id AND cm.left_at IS NULL
        AND (t.audience = 'joint' OR cm.person_id = t.member_person_id)
      UNION ALL
      SELECT th.person_id, false FROM care_team c JOIN therapist th ON th.id = c.therapist_id
      WHERE c.chart_id = t.chart_id AND c.valid_until IS NULL
    ) o ON o.person_id <> m.sender_id
    JOIN person p ON p.id = o.person_id AND p.deactivated_at IS NULL
    LEFT JOIN thread_reader r ON r.thread_id = t.id AND r.person_id = o.person_id
    WHERE t.id = ${threadId}::uuid AND COALESCE(r.last_read_seq, 0) < ${seq}`;
  if (rows.length === 0) return;
  const readers = await withEmails(db, "person", rows);
  for (const reader of readers) await notify(threadId, reader);
}

async function notify(threadId: string, reader: UnreadReader): Promise<void> {
  const area = reader.isMember ? "client" : "therapist";
  const url = `${env().appOrigin}/${area}/messages/${threadId}`;
  const sender = await mailSender(db, reader.id);
  const mail = <NewMessageMail practiceName={sender.name} practicePhone={sender.phone} url={url} />;
  const content = renderMail(mail);
  await inTransaction(async (tx) => {
    const marker = await tx.threadReader.findUnique({
      where: { threadId_personId: { threadId, personId: reader.id } },
      select: { lastReadSeq: true },
    });
    await queueMail(tx, {
      ...content,
      to: reader.email,
      personId: reader.id,
      template: "new-message",
      subject: "You have a new message",
      dedupeKey: `new-message:${threadId}:${reader.id}:${marker?.lastReadSeq ?? 0}`,
    });
  });
}
