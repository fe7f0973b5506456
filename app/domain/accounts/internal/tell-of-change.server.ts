import { createElement } from "react";
import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { openEmail } from "../contact-details.server";
import { SecurityNotice } from "../emails/security-notice";
import { mailSender } from "../mail-sender.server";
import { isForOldAddress, type SecurityChange, securitySentence } from "../security-words";

/**
 * Mails somebody what changed about how they sign in, to the address they have, in the transaction that changes it.
 * `dedupeKey`: tells it once for each key.
 */
export async function tellOfChange(
  tx: Tx,
  personId: string,
  change: SecurityChange,
  dedupeKey: string = newId(),
): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, emailSealed: true, zone: true },
  });
  const sender = await mailSender(tx, personId);
  const when = new Intl.DateTimeFormat("en-US", {
    dateStyle: "long",
    timeStyle: "long",
    timeZone: person.zone,
  });
  const notice = createElement(SecurityNotice, {
    sender,
    what: securitySentence(change),
    when: when.format(new Date()),
    link: isForOldAddress(change) ? null : `${env().appOrigin}/profile`,
  });
  await queueMail(tx, {
    to: await openEmail(tx, "person", person),
    personId,
    template: "security-notice",
    subject: `Your account at ${sender.name}`,
    ...renderMail(notice),
    dedupeKey: `security:${dedupeKey}`,
  });
}
