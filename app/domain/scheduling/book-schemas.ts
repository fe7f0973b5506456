import { z } from "zod";
import { slotField } from "./consult-schemas";

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

/** What the therapist's page for a new session reads from its address. */
export const newSessionSearch = z.object({
  chart: z.uuid().optional().catch(undefined),
  service: slug.optional().catch(undefined),
  day: z.iso.date().optional().catch(undefined),
  more: z.literal("1").optional().catch(undefined),
});
