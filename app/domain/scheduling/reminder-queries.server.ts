import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { appointmentToken } from "./appointment-link.server";
import type { AppointmentPlace } from "./appointment-view";
import { discreetTitle } from "./calendar-entry";
import { reminded } from "./internal/reminded.server";
import { readPlan } from "./internal/reminder-rows.server";
import type { ReminderPlan } from "./reminder-plan";
import { momentFor, REMINDER_BUTTON, reminderAfter, reminderGreeting, textReminder } from "./reminder-words";

export type ReminderView = {
  startsAt: string;
  minutes: number;
  place: AppointmentPlace;
  zone: string;
  phone: string;
  said: boolean;
  /** Where the same appointment can be changed; it holds as long as the reminder's own link. */
  changeTo: string;
};

/** What the holder of a reminder's link sees. @throws DomainError "link-expired" */
export async function readReminder(token: string, clock: Clock = realClock): Promise<ReminderView> {
  const now = clock();
  const { appointmentId, personId, startsAt, minutes, place, zone, phone, said } = await reminded(token, now);
  const link = appointmentToken({ appointmentId, personId }, now, startsAt);
  const changeTo = `/appointment/${link}`;
  return { startsAt: startsAt.toISOString(), minutes, place, zone, phone, said, changeTo };
}

export type ReminderSettings = {
  plan: ReminderPlan;
  /** What people read, with a time that is made up. */
  preview: { subject: string; mail: string[]; text: string };
};

/** When people are reminded, and what they read. Raises "not-found" for whoever may not change it. */
export async function readReminderSettings(actor: Actor): Promise<ReminderSettings> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const [plan, practice] = await Promise.all([
    readPlan(),
    db.practice.findFirstOrThrow({ select: { shortName: true, phone: true, zone: true } }),
  ]);
  const when = momentFor(SAMPLE_START, practice.zone, practice.zone);
  const sender = { name: practice.shortName, phone: practice.phone };
  const link = `${env().appOrigin}/coming/…`;
  return {
    plan,
    preview: {
      subject: discreetTitle(practice.shortName),
      mail: [reminderGreeting("Sam"), when, REMINDER_BUTTON, reminderAfter(practice.phone)],
      text: textReminder({ sender, when, link }),
    },
  };
}

const SAMPLE_START = new Date("2026-11-24T22:30:00Z");
