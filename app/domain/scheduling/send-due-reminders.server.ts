import { createElement } from "react";
import { openEmail } from "#app/domain/accounts/contact-details.server";
import { senderFor } from "#app/domain/accounts/contact-rules";
import { newId } from "#app/domain/shared/ids";
import { type Clock, HOUR_MS, realClock } from "#app/domain/shared/time";
import { signId } from "#app/platform/crypto/signed-link.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { type OutboundMail, queueMails } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
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
import { dueReminder } from "./reminder-times";
import { momentFor } from "./reminder-words";

/** A reminder that quiet hours bring forward comes less than a day earlier. */
const BROUGHT_FORWARD_HOURS = 24;
const AT_ONCE = 50;

type Practice = { shortName: string; phone: string; zone: string };

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
    select: { shortName: true, phone: true, zone: true },
  });
  let made = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) made += await make(due.slice(at, at + AT_ONCE), practice);
  return made;
}

function dueOf(row: ReminderRow, plan: ReminderPlan, now: Date): NewReminder[] {
  const { startsAt, since, zone, rules } = row;
  const quiet = { from: rules.quietFrom, until: rules.quietUntil, zone };
  const channels = (["mail"] as const).filter(() => rules.remindByMail);
  return channels.flatMap((channel) => {
    const hours = dueReminder({ startsAt, since, hours: hoursOf(plan, channel), quiet }, now);
    if (hours === null || row.made.includes(`${channel} ${hours}`)) return [];
    return [{ id: newId(), row, channel, hours }];
  });
}

/** Written and queued together: a reminder that is written down is on its way. */
const make = (due: readonly NewReminder[], practice: Practice): Promise<number> =>
  inTransaction(async (tx) => {
    const written = await writeReminders(tx, due);
    const mails: OutboundMail[] = [];
    for (const reminder of written) mails.push(await messageOf(tx, reminder, practice));
    if (mails.length > 0) await queueMails(tx, mails);
    return mails.length;
  });

/** Its key begins as those of all messages about the appointment do, so that whatever changes it takes this back too. */
async function messageOf(
  tx: Tx,
  { id, row, channel, hours }: NewReminder,
  practice: Practice,
): Promise<OutboundMail> {
  const sender = senderFor(practice, row.rules);
  const props = {
    practiceName: sender.name,
    practicePhone: sender.phone,
    name: row.name,
    when: momentFor(row.startsAt, practice.zone, row.zone),
    link: `${env().appOrigin}/coming/${signId("reminder", id)}`,
  };
  const whose = row.personId ?? "lead";
  return {
    ...(await renderMail(createElement(AppointmentReminder, props))),
    to: await openEmail(tx, row.personId ? "person" : "lead", {
      id: row.holderId,
      emailSealed: row.emailSealed,
    }),
    personId: row.personId,
    template: "appointment-reminder",
    subject: discreetTitle(sender.name),
    dedupeKey: `${mailPrefix(row.appointmentId)}${row.version}:reminder:${hours}:${channel}:${whose}`,
    expiresAt: row.startsAt,
  };
}
