import { createElement } from "react";
import { NAMELESS, senderFor } from "#app/domain/accounts/contact-rules";
import { formatMoment } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { cancelMailsWithPrefix, type OutboundMail, queueMails } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { discreetTitle } from "../calendar-entry";
import { AppointmentsTold } from "../emails/appointments-told";
import { calendarEntry, dropMails, type Facts, type Recipient, readFacts, recipientsOf } from "./tell.server";

export type SeriesTelling = {
  seriesId: string;
  appointmentIds: readonly string[];
  what: "booked" | "moved" | "cancelled";
  /** When the change can no longer be undone. */
  sendAt: Date;
  now: Date;
};

/** The mails about one change of a series share this beginning: what was changed together waits for the same moment. */
const mailPrefix = (seriesId: string, sendAt: Date): string => `series:${seriesId}:${sendAt.getTime()}:`;

export const dropSeriesMails = (tx: Tx, seriesId: string, sendAt: string | null): Promise<void> =>
  sendAt ? cancelMailsWithPrefix(tx, mailPrefix(seriesId, new Date(sendAt))) : Promise.resolve();

/**
 * One mail to everybody who attends, with all dates of a change and one calendar file. What still waits about an earlier
 * state of these appointments is dropped.
 */
export async function tellOfSeries(tx: Tx, telling: SeriesTelling): Promise<void> {
  const { seriesId, appointmentIds, what, sendAt } = telling;
  if (what !== "booked") for (const id of appointmentIds) await dropMails(tx, id);
  const all = await readFacts(tx, appointmentIds);
  const mails: OutboundMail[] = [];
  for (const [personId, { person, facts }] of await byRecipient(tx, all)) {
    const [first] = facts;
    if (!first) continue;
    mails.push({
      ...renderMail(createElement(AppointmentsTold, mailProps(facts, person, telling))),
      to: person.email,
      personId,
      template: `appointments-${what}`,
      subject: discreetTitle(senderFor(first.practice, person).name),
      calendar: facts.map((one) => calendarEntry(one, person, telling)),
      dedupeKey: `${mailPrefix(seriesId, sendAt)}${what}:${personId}`,
      sendAt,
    });
  }
  await queueMails(tx, mails);
}

type Letter = { person: Recipient; facts: Facts[] };

async function byRecipient(tx: Tx, all: readonly Facts[]): Promise<Map<string, Letter>> {
  const letters = new Map<string, Letter>();
  for (const facts of all) {
    for (const person of await recipientsOf(tx, facts)) {
      const key = person.personId ?? "";
      const letter = letters.get(key) ?? { person, facts: [] };
      letter.facts.push(facts);
      letters.set(key, letter);
    }
  }
  return letters;
}

function mailProps(facts: readonly Facts[], person: Recipient, { what, seriesId }: SeriesTelling) {
  const [first] = facts;
  const sender = first ? senderFor(first.practice, person) : NAMELESS;
  return {
    practiceName: sender.name,
    practicePhone: sender.phone,
    name: person.name,
    what,
    dates: facts.map(({ startsAt, previousStartsAt, practice }) => ({
      when: formatMoment(startsAt, practice.zone),
      before: what === "moved" && previousStartsAt ? formatMoment(previousStartsAt, practice.zone) : null,
    })),
    link: `${env().appOrigin}/client/sessions/series/${seriesId}`,
  };
}
