import { z } from "zod";
import { MOST_HOURS, MOST_REMINDERS } from "./reminder-plan";

const WORDS = `Enter up to ${MOST_REMINDERS} numbers of hours from 1 to ${MOST_HOURS}, like 48, 2`;

/** "48, 2" as numbers, the longest first, none twice. */
const hours = z
  .string({ error: WORDS })
  .max(40, WORDS)
  .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^\d{1,3}$/, WORDS)).min(1, WORDS))
  .transform((parts) => [...new Set(parts.map(Number))].sort((a, b) => b - a))
  .pipe(z.array(z.number().min(1, WORDS).max(MOST_HOURS, WORDS)).max(MOST_REMINDERS, WORDS));

const box = z.literal("on").optional();

/** When people are reminded, and by what. */
export const reminderPlanSchema = z.strictObject({
  mailOn: box,
  mailHours: hours,
  textOn: box,
  textHours: hours,
});
