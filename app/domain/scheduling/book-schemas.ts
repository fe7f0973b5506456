import { z } from "zod";
import { slotField } from "./consult-schemas";
import { OTHER_TIME, readSlotValue } from "./slot-choice";

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** What the booking pages read from their address: which chart, which service, whose times. */
export const bookingSearch = z.object({
  chart: z.uuid().optional().catch(undefined),
  service: slug.optional().catch(undefined),
  with: slug.optional().catch(undefined),
  slot: z.string().max(120).optional().catch(undefined),
  hold: z.uuid().optional().catch(undefined),
});

export const holdSessionSchema = z.object({
  slot: slotField,
  holdKey: z.uuid(),
  chart: z.uuid(),
  service: slug,
  /** The zone that the times were shown in, so that the next page shows them in it too. */
  zone: z.string().max(60).default(""),
});

export const bookSessionSchema = z.object({
  slot: slotField,
  requestKey: z.uuid(),
  chartId: z.uuid(),
  serviceSlug: slug,
  /** The price that stands on the button. */
  agreedCents: z.coerce.number().int().min(0),
  attending: z
    .array(
      z.strictObject({
        personId: z.uuid(),
        state: z
          .string({ error: "Choose where this person will be" })
          .regex(/^([A-Z]{2}|absent)$/, "Choose where this person will be"),
      }),
    )
    .min(1)
    .max(12),
});
export type BookingForm = z.infer<typeof bookSessionSchema>;

/** The therapist's form: the same, and how often, where it is to be a regular time. */
export const newSessionSchema = bookSessionSchema.extend({
  every: z.enum(["once", "1", "2"]).default("once"),
  times: z.coerce
    .number({ error: "Enter a number" })
    .int()
    .min(2, "Enter at least 2")
    .max(26, "Enter at most 26")
    .default(6),
});

/** "14:30" as minutes after midnight. */
const clockTime = (words: string) =>
  z
    .string({ error: words })
    .regex(/^([01]\d|2[0-3]):[0-5][05]$/, words)
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const slotOrOther = z.string({ error: "Choose a time" }).transform((value, context) => {
  const slot = value === OTHER_TIME ? OTHER_TIME : readSlotValue(value);
  if (slot) return slot;
  context.addIssue({ code: "custom", message: "Choose a time" });
  return z.NEVER;
});

const otherTime = {
  slot: slotOrOther,
  onDate: z.iso.date({ error: "Enter a date" }).optional(),
  atTime: clockTime("Enter a time in steps of 5 minutes, like 02:30 PM").optional(),
};

type OtherTime = { slot: unknown; onDate?: string | undefined; atTime?: number | undefined };

function needsBoth({ slot, onDate, atTime }: OtherTime, context: z.RefinementCtx): void {
  if (slot !== OTHER_TIME) return;
  if (onDate === undefined) context.addIssue({ code: "custom", path: ["onDate"], message: "Enter a date" });
  if (atTime === undefined) context.addIssue({ code: "custom", path: ["atTime"], message: "Enter a time" });
}

/** The office's form: a free time, or any other, typed. */
export const deskSessionSchema = bookSessionSchema
  .extend({ ...otherTime, therapist: slug })
  .superRefine(needsBoth);

export const deskMoveSchema = z
  .object({ ...otherTime, version: z.coerce.number().int().min(1) })
  .superRefine(needsBoth);

/** What the office's page for a new session reads from its address. */
export const deskSessionSearch = z.object({
  chart: z.uuid().optional().catch(undefined),
  with: slug.optional().catch(undefined),
  service: slug.optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  at: clockTime("").optional().catch(undefined),
  more: z.literal("1").optional().catch(undefined),
});

/** What the therapist's page for a new session reads from its address. */
export const newSessionSearch = z.object({
  /** The time of the clock that was pointed at in the calendar. */
  at: clockTime("").optional().catch(undefined),
  chart: z.uuid().optional().catch(undefined),
  service: slug.optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  more: z.literal("1").optional().catch(undefined),
});
