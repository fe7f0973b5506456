import { createElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { formatMoment } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { cancelMailsWithPrefix, type OutboundMail, queueMails } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { discreetTitle } from "../calendar-entry";
import { TimeFree } from "../emails/time-free";

type OfferTelling = { offerId: string; personIds: readonly string[]; startsAt: Date; expiresAt: Date };

const mailPrefix = (offerId: string): string => `offer:${offerId}:`;

/** What nobody has read yet is not sent any more once the offer is over. */
export const dropOfferMails = (tx: Tx, offerId: string): Promise<void> =>
  cancelMailsWithPrefix(tx, mailPrefix(offerId));

/** One mail to every member of the chart: the time, and up to when it is kept. */
export async function tellOfOffer(
  tx: Tx,
  { offerId, personIds, startsAt, expiresAt }: OfferTelling,
): Promise<void> {
  const practice = await tx.practice.findFirstOrThrow({
    select: { zone: true },
  });
  const sealed = await tx.person.findMany({
    where: { id: { in: [...personIds] }, deactivatedAt: null },
    select: { id: true, chosenName: true, emailSealed: true },
  });
  const people = await withEmails(tx, "person", sealed);
  const mails: OutboundMail[] = [];
  for (const person of people) {
    const sender = await mailSender(tx, person.id);
    const props = {
      practiceName: sender.name,
      practicePhone: sender.phone,
      name: person.chosenName,
      when: formatMoment(startsAt, practice.zone),
      until: formatMoment(expiresAt, practice.zone),
      link: `${env().appOrigin}/client/waitlist/offers/${offerId}`,
    };
    mails.push({
      ...renderMail(createElement(TimeFree, props)),
      to: person.email,
      personId: person.id,
      template: "time-free",
      subject: discreetTitle(sender.name),
      dedupeKey: `${mailPrefix(offerId)}${person.id}`,
    });
  }
  await queueMails(tx, mails);
}
