import { createElement, type ReactElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { formatMoment } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { cancelMailsWithPrefix, type OutboundMail, queueMails } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { discreetTitle } from "../calendar-entry";
import { AskingChanged } from "../emails/asking-changed";
import { type RequestOutcome, TimeAnswered } from "../emails/time-answered";
import { TimeAsked } from "../emails/time-asked";

type Letter = { practiceName: string; practicePhone: string; name: string };

type Post = {
  personIds: readonly string[];
  template: string;
  /** Without the person it goes to. */
  key: string;
  sendAt?: Date;
  /** No use after that. */
  expiresAt?: Date;
  write: (letter: Letter, zone: string) => ReactElement;
};

async function post(tx: Tx, { personIds, template, key, write, ...when }: Post): Promise<void> {
  if (personIds.length === 0) return;
  const { zone } = await tx.practice.findFirstOrThrow({ select: { zone: true } });
  const sealed = await tx.person.findMany({
    where: { id: { in: [...personIds] }, deactivatedAt: null },
    select: { id: true, chosenName: true, emailSealed: true },
  });
  const mails: OutboundMail[] = [];
  for (const person of await withEmails(tx, "person", sealed)) {
    const sender = await mailSender(tx, person.id);
    const letter = { practiceName: sender.name, practicePhone: sender.phone, name: person.chosenName };
    mails.push({
      ...renderMail(write(letter, zone)),
      ...when,
      to: person.email,
      personId: person.id,
      template,
      subject: discreetTitle(sender.name),
      dedupeKey: `${key}${person.id}`,
    });
  }
  await queueMails(tx, mails);
}

const askPrefix = (requestId: string): string => `asked:${requestId}:`;
const linkTo = (requestId: string): string => `${env().appOrigin}/client/requests/${requestId}`;

/** The question is not sent any more to those who have not been told yet. */
export const dropRequestMails = (tx: Tx, requestId: string): Promise<void> =>
  cancelMailsWithPrefix(tx, askPrefix(requestId));

export type AskedDate = { startsAt: Date; wasAt: Date | null };

type Asking = {
  requestId: string;
  personIds: readonly string[];
  dates: readonly AskedDate[];
  /** When whoever asks can no longer take it back unnoticed. */
  sendAt: Date;
  expiresAt: Date;
};

/** One mail to each who is asked: the times, up to when they are kept, and the way to answer. */
export const tellAsked = (tx: Tx, asking: Asking): Promise<void> =>
  post(tx, {
    ...{ personIds: asking.personIds, template: "time-asked", key: askPrefix(asking.requestId) },
    ...{ sendAt: asking.sendAt, expiresAt: asking.expiresAt },
    write: (letter, zone) =>
      createElement(TimeAsked, {
        ...letter,
        dates: inWords(asking.dates, zone),
        until: formatMoment(asking.expiresAt, zone),
        link: linkTo(asking.requestId),
      }),
  });

const inWords = (dates: readonly AskedDate[], zone: string) =>
  dates.map(({ startsAt, wasAt }) => ({
    when: formatMoment(startsAt, zone),
    before: wasAt ? formatMoment(wasAt, zone) : null,
  }));

type Outcome = Pick<Asking, "requestId" | "personIds" | "dates"> & { outcome: RequestOutcome };

/** That nothing came of it. What is booked is told as every booking is. */
export const tellOutcome = (tx: Tx, told: Outcome): Promise<void> =>
  post(tx, {
    ...{ personIds: told.personIds, template: "time-answered" },
    key: `answered:${told.requestId}:${told.outcome}:`,
    write: (letter, zone) =>
      createElement(TimeAnswered, {
        ...letter,
        ...{ dates: inWords(told.dates, zone), outcome: told.outcome, link: linkTo(told.requestId) },
      }),
  });

type Change = { chartId: string; personIds: readonly string[]; on: boolean; now: Date };

/** That from now on they are asked, or are not any more. */
export const tellAskingChanged = (tx: Tx, { chartId, personIds, on, now }: Change): Promise<void> =>
  post(tx, {
    ...{ personIds, template: "asking-changed", key: `asking:${chartId}:${now.getTime()}:` },
    write: (letter) =>
      createElement(AskingChanged, { ...letter, on, link: `${env().appOrigin}/client/ask-first` }),
  });
