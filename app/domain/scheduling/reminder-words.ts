import type { MailSender } from "#app/domain/accounts/contact-rules";
import { dateInZone, formatClock, formatMoment } from "#app/domain/shared/time";

/** "Tue, Nov 24, 5:30 PM ET", and by the reader's own clock where that is another one. */
export function momentFor(startsAt: Date, zone: string, ownZone: string): string {
  const here = formatMoment(startsAt, zone);
  if (here === formatMoment(startsAt, ownZone)) return here;
  const sameDay = dateInZone(startsAt, zone) === dateInZone(startsAt, ownZone);
  return `${here} (${(sameDay ? formatClock : formatMoment)(startsAt, ownZone)} for you)`;
}

/** What a mail says around the time; the settings show the same. */
export const reminderGreeting = (name: string): string =>
  `Hello ${name}, this is a reminder of your appointment.`;
export const REMINDER_BUTTON = "Yes, I will be there";
export const reminderAfter = (phone: string): string =>
  `The same page lets you change or cancel it.${phone ? ` Or call us at ${phone}.` : ""}`;

/** Whether an address says by itself whose it is: it has a word of the practice's name in it. */
export function saysName(origin: string, practice: { name: string; shortName: string }): boolean {
  const host = new URL(origin).hostname.toLowerCase();
  const words = `${practice.name} ${practice.shortName}`.toLowerCase().match(/[a-z0-9]{4,}/g) ?? [];
  return words.some((word) => host.includes(word));
}

type TextFacts = { sender: MailSender; when: string; link: string | null };

/** The text of a text: who, when and the phone number; neither what for nor with whom. */
export function textReminder({ sender, when, link }: TextFacts): string {
  const from = sender.phone ? `${sender.name}: ` : "";
  const answer = link ? ` Will you be there? ${link}` : "";
  const phone = sender.phone ? ` Questions: ${sender.phone}.` : "";
  return `${from}Reminder of your appointment on ${when}.${answer}${phone} Reply STOP to end texts.`;
}
