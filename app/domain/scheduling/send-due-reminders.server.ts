import { createElement } from "react";
import { openEmail } from "#app/domain/accounts/contact-details.server";
import { senderFor } from "#app/domain/accounts/contact-rules";
import { textNumbersOf } from "#app/domain/accounts/text-consent-queries.server";
import { newId } from "#app/domain/shared/ids";
import { type Clock, HOUR_MS, realClock } from "#app/domain/shared/time";
import { signId } from "#app/platform/crypto/signed-link.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import {
  type OutboundMail,
  type OutboundText,
  queueMails,
  queueTexts,
} from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { canText } from "#app/platform/sms/texts.server";
import { discreetTitle } from "./calendar-entry";
import { AppointmentReminder } from "./emails/appointment-reminder";
import {
  type NewReminder,
  type ReminderRow,
  readPlan,
  reminderRows,
  writeReminders,
} from "./internal/reminder-rows.server";
import { mailPrefix } from "./internal/tell.server";
import { hoursOf, longestAhead, type ReminderPlan } from "./reminder-plan";
import { dueReminder, nextQuiet } from "./reminder-times";
import { momentFor, saysName, textReminder } from "./reminder-words";

/** A reminder that quiet hours bring forward comes less than a day earlier. */
const BROUGHT_FORWARD_HOURS = 24;
const AT_ONCE = 50;

type Practice = { name: string; shortName: string; phone: string; zone: string };

/**
 * Job "scheduling.send-due-reminders": queues every reminder that is due and was not made yet, each once, however often
 * and at however many places this runs. Gives how many there were.
 */
export async function sendDueReminders(clock: Clock = realClock): Promise<number> {
  const now = clock();
  const plan = await readPlan();
  const ahead = longestAhead(plan);
  if (ahead === 0) return 0;
  const lastStart = new Date(now.getTime() + (ahead + BROUGHT_FORWARD_HOURS) * HOUR_MS);
  const due = (await reminderRows(now, lastStart)).flatMap((row) => dueOf(row, plan, now));
  if (due.length === 0) return 0;
  const practice = await db.practice.findFirstOrThrow({
    select: { name: true, shortName: true, phone: true, zone: true },
  });
  let made = 0;
  for (let at = 0; at < due.length; at += AT_ONCE)
    made += await make(due.slice(at, at + AT_ONCE), practice, now);
  return made;
}

const quietOf = ({ rules, zone }: ReminderRow) => ({ from: rules.quietFrom, until: rules.quietUntil, zone });

/** A text that is held up makes a phone ring neither in quiet hours nor after the start. */
function lastMoment({ row }: NewReminder, now: Date): Date {
  const night = nextQuiet(now, quietOf(row));
  return night && night < row.startsAt ? night : row.startsAt;
}

function dueOf(row: ReminderRow, plan: ReminderPlan, now: Date): NewReminder[] {
  const { startsAt, since, rules } = row;
  const quiet = quietOf(row);
  const wants = { mail: rules.remindByMail, text: row.wantsTexts && canText() };
  return (["mail", "text"] as const)
    .filter((channel) => wants[channel])
    .flatMap((channel) => {
      const hours = dueReminder({ startsAt, since, hours: hoursOf(plan, channel), quiet }, now);
      if (hours === null || row.made.includes(`${channel} ${hours}`)) return [];
      return [{ id: newId(), row, channel, hours }];
    });
}

/** Written and queued together: a reminder that is written down is on its way. */
const make = (due: readonly NewReminder[], practice: Practice, now: Date): Promise<number> =>
  inTransaction(async (tx) => {
    const people = due.flatMap(({ channel, row }) => (channel === "text" ? (row.personId ?? []) : []));
    const numbers = people.length > 0 ? await textNumbersOf(tx, people) : new Map<string, string>();
    const numberOf = ({ row }: NewReminder) => numbers.get(row.personId ?? "");
    const written = await writeReminders(
      tx,
      due.filter((one) => one.channel === "mail" || numberOf(one)),
    );
    const mails: OutboundMail[] = [];
    const texts: OutboundText[] = [];
    for (const one of written) {
      const to = numberOf(one);
      if (one.channel === "mail") mails.push(await mailOf(tx, one, practice));
      else if (to) texts.push({ ...textOf(one, practice, to), expiresAt: lastMoment(one, now) });
    }
    if (mails.length > 0) await queueMails(tx, mails);
    if (texts.length > 0) await queueTexts(tx, texts);
    return written.length;
  });

const linkOf = (reminderId: string): string => `${env().appOrigin}/coming/${signId("reminder", reminderId)}`;

const whenOf = ({ startsAt, zone }: ReminderRow, practice: Practice): string =>
  momentFor(startsAt, practice.zone, zone);

/** Its key begins as those of all messages about the appointment do, so that whatever changes it takes this back too. */
function commonOf({ row, channel, hours }: NewReminder) {
  const { appointmentId, version, personId, startsAt } = row;
  return {
    personId,
    template: "appointment-reminder",
    dedupeKey: `${mailPrefix(appointmentId)}${version}:reminder:${hours}:${channel}:${personId ?? "lead"}`,
    expiresAt: startsAt,
  };
}

async function mailOf(tx: Tx, reminder: NewReminder, practice: Practice): Promise<OutboundMail> {
  const { id, row } = reminder;
  const sender = senderFor(practice, row.rules);
  const props = {
    practiceName: sender.name,
    practicePhone: sender.phone,
    name: row.name,
    when: whenOf(row, practice),
    link: linkOf(id),
  };
  return {
    ...commonOf(reminder),
    ...renderMail(createElement(AppointmentReminder, props)),
    to: await openEmail(tx, row.personId ? "person" : "lead", {
      id: row.holderId,
      emailSealed: row.emailSealed,
    }),
    subject: discreetTitle(sender.name),
  };
}

/** Whoever does not want the practice named gets no link that would. */
function textOf(reminder: NewReminder, practice: Practice, to: string): OutboundText {
  const { id, row } = reminder;
  const isNamed = row.rules.namesPractice || !saysName(env().appOrigin, practice);
  const facts = { sender: senderFor(practice, row.rules), when: whenOf(row, practice) };
  return { ...commonOf(reminder), to, text: textReminder({ ...facts, link: isNamed ? linkOf(id) : null }) };
}
