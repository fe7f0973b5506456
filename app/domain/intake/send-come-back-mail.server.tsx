import { emailOf } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import type { Actor } from "#app/domain/shared/actor";
import { HOUR_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { ComeBackMail } from "./emails/come-back";

/** Mails the actor the way back to their forms; at most once an hour, however often they stop. */
export async function sendComeBackMail(actor: Actor): Promise<void> {
  const [sender, to] = await Promise.all([mailSender(db, actor.personId), emailOf(db, actor.personId)]);
  const url = `${env().appOrigin}/client/intake`;
  const mail = <ComeBackMail practiceName={sender.name} practicePhone={sender.phone} url={url} />;
  const content = renderMail(mail);
  const hour = Math.floor(Date.now() / HOUR_MS);
  await inTransaction((tx) =>
    queueMail(tx, {
      ...content,
      to,
      personId: actor.personId,
      template: "come-back",
      subject: `Your link back to ${sender.name}`,
      dedupeKey: `come-back:${actor.personId}:${hour}`,
    }),
  );
}
