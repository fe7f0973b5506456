import { z } from "zod";
import { bookingSearch, bookSessionSchema } from "./book-schemas";

/** Which chart, service and therapist somebody would wait for, in the address. */
export const waitlistSearch = bookingSearch.pick({ chart: true, service: true, with: true });

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

export const waitlistSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("join"),
    chart: z.uuid(),
    service: slug,
    therapist: slug,
    weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7).default([]),
    parts: z
      .array(z.enum(["Morning", "Afternoon", "Evening"]))
      .max(3)
      .default([]),
    fromDate: z.iso.date({ error: "Enter the first day" }),
    untilDate: z.iso.date({ error: "Enter the last day" }),
  }),
  z.strictObject({ intent: z.literal("leave"), entryId: z.uuid() }),
  z.strictObject({ intent: z.literal("go-on"), entryId: z.uuid() }),
]);

export const offerParams = z.object({ offerId: z.uuid() });

export const offerSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("accept"),
    agreedCents: bookSessionSchema.shape.agreedCents,
    attending: bookSessionSchema.shape.attending,
  }),
  z.strictObject({ intent: z.literal("decline") }),
]);
