import { createElement, type ReactElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { type Clock, formatDay, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { LICENCE_ENDS_SUBJECT, OwnLicenceEnds, SomeLicenceEnds } from "./emails/licence-ends";
import { dueThreshold } from "./licence-expiry";
import { type EndingLicence, endingLicences } from "./licence-queries.server";
import { daysWords } from "./licence-words";

/**
 * Job "practice.warn-of-licences": tells the therapist and the practice's admins when a licence has 90, 30 and 7 days
 * left. Each warning once, however many processes look at the same time: its row and its mails are one transaction.
 */
export async function warnOfLicences(clock: Clock = realClock): Promise<void> {
  const now = clock();
  for (const licence of await endingLicences(null, now)) {
    const days = dueThreshold(licence);
    if (days !== null) await inTransaction((tx) => warn(tx, licence, days, now));
  }
}

async function warn(tx: Tx, licence: EndingLicence, days: number, at: Date): Promise<void> {
  const { licenceId } = licence;
  const { count } = await tx.licenceWarning.createMany({
    data: [{ licenceId, days, at }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  const practice = await tx.practice.findFirstOrThrow({ select: { shortName: true, phone: true } });
  const frame = { practiceName: practice.shortName, practicePhone: practice.phone };
  const howSoon = daysWords(licence.days);
  const { appOrigin } = env();
  const own = createElement(OwnLicenceEnds, {
    ...{ ...frame, howSoon, state: licence.state, lastDay: formatDay(licence.lastDay) },
    link: `${appOrigin}/therapist`,
  });
  const other = createElement(SomeLicenceEnds, { ...frame, howSoon, link: `${appOrigin}/admin/licenses` });
  await tell(tx, [licence.personId], own, `licence:${licenceId}:${days}`);
  await tell(tx, await adminsBut(tx, licence.personId), other, `licence:${licenceId}:${days}`);
}

/** Those who keep the practice's people; a therapist who is one of them has the mail of their own. */
async function adminsBut(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: {
      id: { not: personId },
      deactivatedAt: null,
      grants: { some: { role: "admin", permissions: { hasSome: ["practice", "owner"] }, validUntil: null } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function tell(tx: Tx, people: readonly string[], mail: ReactElement, key: string): Promise<void> {
  const body = renderMail(mail);
  const where = { id: { in: [...people] } };
  const sealed = await tx.person.findMany({ where, select: { id: true, emailSealed: true } });
  for (const { id, email } of await withEmails(tx, "person", sealed))
    await queueMail(tx, {
      ...body,
      ...{ to: email, personId: id, template: "licence-ends", subject: LICENCE_ENDS_SUBJECT },
      dedupeKey: `${key}:${id}`,
    });
}
