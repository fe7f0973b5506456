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
import { WaitingPaused } from "../emails/waiting-paused";

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
  const { zone } = await tx.practice.findFirstOrThrow({ select: { zone: true } });
  const when = formatMoment(startsAt, zone);
  const until = formatMoment(expiresAt, zone);
  const link = `${env().appOrigin}/client/waitlist/offers/${offerId}`;
  await mailEach(tx, personIds, ({ personId, ...addressed }) => ({
    ...renderMail(createElement(TimeFree, { ...addressed, when, until, link })),
    template: "time-free",
    dedupeKey: `${mailPrefix(offerId)}${personId}`,
  }));
}

/** One mail to every member of the chart that let this offer run out: it is asked no more for now. */
export async function tellOfPause(
  tx: Tx,
  { offerId, personIds }: Pick<OfferTelling, "offerId" | "personIds">,
): Promise<void> {
  const link = `${env().appOrigin}/client/waitlist`;
  await mailEach(tx, personIds, ({ personId, ...addressed }) => ({
    ...renderMail(createElement(WaitingPaused, { ...addressed, link })),
    template: "waiting-paused",
    dedupeKey: `waiting-paused:${offerId}:${personId}`,
  }));
}

type Addressed = { personId: string; name: string; practiceName: string; practicePhone: string };
type OwnMail = Pick<OutboundMail, "html" | "template" | "dedupeKey">;

async function mailEach(
  tx: Tx,
  personIds: readonly string[],
  mailTo: (addressed: Addressed) => OwnMail,
): Promise<void> {
  const sealed = await tx.person.findMany({
    where: { id: { in: [...personIds] }, deactivatedAt: null },
    select: { id: true, chosenName: true, emailSealed: true },
  });
  const people = await withEmails(tx, "person", sealed);
  const mails: OutboundMail[] = [];
  for (const { id: personId, chosenName: name, email: to } of people) {
    const sender = await mailSender(tx, personId);
    const mail = mailTo({ personId, name, practiceName: sender.name, practicePhone: sender.phone });
    mails.push({ ...mail, to, personId, subject: discreetTitle(sender.name) });
  }
  await queueMails(tx, mails);
}
