import { z } from "zod";
import { MOST_HOURS, MOST_REMINDERS } from "./reminder-plan";

const WORDS = `Enter up to ${MOST_REMINDERS} numbers of hours from 1 to ${MOST_HOURS}, like 48, 2`;

const hoursIn = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);

const areHours = (hours: readonly number[]): boolean =>
  hours.length > 0 &&
  new Set(hours).size <= MOST_REMINDERS &&
  hours.every((one) => Number.isInteger(one) && one >= 1 && one <= MOST_HOURS);

/** "48, 2" as numbers, the longest first, none twice. Whatever is wrong with one of them is said once, of the field. */
const hours = z
  .string({ error: WORDS })
  .max(40, WORDS)
  .refine((text) => areHours(hoursIn(text)), WORDS)
  .transform((text) => [...new Set(hoursIn(text))].sort((a, b) => b - a));

const box = z.literal("on").optional();

/** When people are reminded, and by what. */
export const reminderPlanSchema = z.strictObject({
  mailOn: box,
  mailHours: hours,
  textOn: box,
  textHours: hours,
});
