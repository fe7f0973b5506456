import { createElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { senderFor } from "#app/domain/accounts/contact-rules";
import { inviteFromBooking } from "#app/domain/accounts/invite-from-booking.server";
import { formatMoment } from "#app/domain/shared/time";
import type { CalendarEntry } from "#app/platform/calendar-file/ics.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { cancelMailsWithPrefix, type OutboundMail, queueMails } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { appointmentToken } from "../appointment-link.server";
import { calendarTitle, calendarUid, discreetTitle, organizerOf } from "../calendar-entry";
import { cancellationTerms } from "../cancellation-policy";
import { AppointmentBooked } from "../emails/appointment-booked";
import { AppointmentCancelled, type NewTime } from "../emails/appointment-cancelled";
import type { AppointmentMailProps } from "../emails/appointment-facts";
import { AppointmentMoved } from "../emails/appointment-moved";
import { slotValue } from "../slot-choice";

export type Telling = {
  appointmentId: string;
  what: "booked" | "moved" | "cancelled";
  /** When the change can no longer be undone. */
  sendAt: Date;
  now: Date;
  /** New times that go along with a cancellation. */
  suggest?: readonly Date[];
};

/** Mails about one appointment share this beginning, so that a later change takes back what still waits. */
export const mailPrefix = (appointmentId: string): string => `appointment:${appointmentId}:`;

export const dropMails = (tx: Tx, appointmentId: string): Promise<void> =>
  cancelMailsWithPrefix(tx, mailPrefix(appointmentId));

/** Queues one mail, with a calendar file, to everybody who attends. What still waits about an earlier state is dropped. */
export async function tellEverybody(tx: Tx, telling: Telling): Promise<void> {
  if (telling.what !== "booked") await dropMails(tx, telling.appointmentId);
  const [facts] = await readFacts(tx, [telling.appointmentId]);
  if (!facts) throw new Error("an appointment vanished inside its own transaction");
  const mails: OutboundMail[] = [];
  for (const person of await recipientsOf(tx, facts)) {
    const joinLink = await joinLinkFor(tx, facts, person, telling);
    const props = { ...mailProps(facts, person, telling), joinLink };
    mails.push({
      ...renderMail(mailElement(telling, props, facts, person)),
      to: person.email,
      personId: person.personId,
      template: `appointment-${telling.what}`,
      subject: discreetTitle(senderFor(facts.practice, person).name),
      calendar: [calendarEntry(facts, person, telling)],
      dedupeKey: `${mailPrefix(telling.appointmentId)}${facts.version}:${telling.what}:${person.personId ?? "lead"}`,
      sendAt: telling.sendAt,
    });
  }
  await queueMails(tx, mails);
}

/** What mails say about these appointments, in order of time. */
export const readFacts = (tx: Tx, appointmentIds: readonly string[]): Promise<Facts[]> =>
  prepared<Facts>(tx, "appointment-facts", FACTS, [appointmentIds]);

/**
 * The ids as a query of their own: a plan for whatever they are is then as good as one for these, and Postgres keeps it
 * instead of planning for every booking.
 */
const FACTS = `
  SELECT a.id, a.version, a.sequence, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
         a.previous_starts_at AS "previousStartsAt", a.place::text AS place, a.reference,
         a.agreed_cents AS "agreedCents", s.name AS "serviceName",
         CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object('id', l.id, 'name', l.name,
           'emailSealed', encode(l.email_sealed, 'base64'), 'discreet', l.discreet, 'personId', l.person_id,
           'namesPractice', COALESCE((SELECT c.names_practice FROM contact_rule c WHERE c.person_id = l.person_id), true))
         END AS lead,
         COALESCE((SELECT json_agg(json_build_object('id', p.id, 'name', p.chosen_name,
             'emailSealed', encode(p.email_sealed, 'base64'), 'discreet', p.discreet_mail,
             'namesPractice', COALESCE(c.names_practice, true)) ORDER BY m.id)
           FROM appointment_member m JOIN person p ON p.id = m.person_id AND p.deactivated_at IS NULL
           LEFT JOIN contact_rule c ON c.person_id = p.id
           WHERE m.appointment_id = a.id), '[]'::json) AS members,
         json_build_object('chart', a.chart_id, 'service', s.slug,
           'therapist', (SELECT slug FROM therapist t WHERE t.id = a.therapist_id)) AS booking,
         json_build_object('shortName', r.short_name, 'phone', r.phone, 'email', r.email, 'zone', r.zone,
           'cancelWindowHours', r.cancel_window_hours, 'lateCancelFeePercent', r.late_cancel_fee_percent) AS practice
  FROM appointment a
  JOIN service s ON s.id = a.service_id
  CROSS JOIN practice r
  LEFT JOIN lead l ON l.id = a.lead_id
  WHERE a.id = ANY (ARRAY(SELECT unnest($1::uuid[]))) ORDER BY a.starts_at`;

export type Facts = {
  id: string;
  version: number;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  previousStartsAt: Date | null;
  place: AppointmentMailProps["place"];
  reference: string;
  agreedCents: number;
  serviceName: string;
  lead: (SealedRecipient & { personId: string | null }) | null;
  members: SealedRecipient[];
  /** By what the same could be booked again. */
  booking: { chart: string | null; service: string; therapist: string };
  practice: {
    shortName: string;
    phone: string;
    email: string;
    zone: string;
    cancelWindowHours: number;
    lateCancelFeePercent: number;
  };
};
type SealedRecipient = {
  id: string;
  name: string;
  emailSealed: string;
  discreet: boolean;
  namesPractice: boolean;
};
export type Recipient = {
  personId: string | null;
  name: string;
  email: string;
  discreet: boolean;
  namesPractice: boolean;
};

/** Whoever attends, or the visitor whose free call it is. */
export async function recipientsOf(tx: Tx, { lead, members }: Facts): Promise<Recipient[]> {
  const sealed = (lead ? [lead] : members).map(({ id, name, emailSealed, discreet, namesPractice }) => ({
    ...{ id, name, discreet, namesPractice, emailSealed: Buffer.from(emailSealed, "base64") },
  }));
  const opened = await withEmails(tx, lead ? "lead" : "person", sealed);
  return opened.map(({ id, ...rest }) => ({ ...rest, personId: lead ? null : id }));
}

function mailProps(
  facts: Facts,
  person: Recipient,
  { now }: Telling,
): Omit<AppointmentMailProps, "joinLink"> {
  const { practice } = facts;
  const policy = { windowHours: practice.cancelWindowHours, feePercent: practice.lateCancelFeePercent };
  const { freeUntil } = cancellationTerms(policy, facts, now);
  const sender = senderFor(practice, person);
  return {
    practiceName: sender.name,
    practicePhone: sender.phone,
    name: person.name,
    when: formatMoment(facts.startsAt, practice.zone),
    minutes: (facts.endsAt.getTime() - facts.startsAt.getTime()) / 60_000,
    place: facts.place,
    reference: facts.reference,
    link: linkFor(facts.id, person.personId, now),
    freeUntil: facts.agreedCents > 0 ? formatMoment(freeUntil, practice.zone) : null,
  };
}

/** Somebody without an account gets a link to make one; only who reads the mails of that address can follow it. */
async function joinLinkFor(
  tx: Tx,
  facts: Facts,
  { email, name }: Recipient,
  { what, now }: Telling,
): Promise<string | null> {
  if (!facts.lead || facts.lead.personId !== null || what === "cancelled") return null;
  const booking = { leadId: facts.lead.id, email, chosenName: name };
  return `${env().appOrigin}/join/${await inviteFromBooking(tx, booking, now)}`;
}

const linkFor = (appointmentId: string, personId: string | null, now: Date): string =>
  `${env().appOrigin}/appointment/${appointmentToken({ appointmentId, personId }, now)}`;

function mailElement(telling: Telling, props: AppointmentMailProps, facts: Facts, person: Recipient) {
  const { what } = telling;
  if (what === "booked") return createElement(AppointmentBooked, props);
  if (what === "cancelled") {
    const newTimes = person.personId ? newTimesOf(telling, facts) : [];
    return createElement(AppointmentCancelled, { ...props, newTimes });
  }
  const before = facts.previousStartsAt ? formatMoment(facts.previousStartsAt, facts.practice.zone) : null;
  return createElement(AppointmentMoved, { ...props, before });
}

/** Each leads, signed in, to the page that books it. */
const newTimesOf = ({ suggest = [] }: Telling, { booking, practice }: Facts): NewTime[] =>
  suggest.map((startsAt) => {
    const { chart, service, therapist } = booking;
    const slot = slotValue(startsAt.toISOString(), therapist);
    const query = new URLSearchParams({ slot, chart: chart ?? "", service });
    return {
      when: formatMoment(startsAt, practice.zone),
      link: `${env().appOrigin}/client/book/review?${query}`,
    };
  });

const METHOD = { booked: "publish", moved: "request", cancelled: "cancel" } as const;

export function calendarEntry(
  facts: Facts,
  person: Recipient,
  { what, now }: Pick<Telling, "what" | "now">,
): CalendarEntry {
  const { practice } = facts;
  const sender = senderFor(practice, person);
  return {
    uid: calendarUid(facts.id, env().appOrigin),
    sequence: facts.sequence,
    method: METHOD[what],
    start: facts.startsAt,
    end: facts.endsAt,
    summary: calendarTitle(sender.name, facts.serviceName, person.discreet),
    description: sender.phone,
    organizer: organizerOf(sender, facts.practice.email, env().appOrigin),
    attendeeEmail: person.email,
    stamp: now,
  };
}
