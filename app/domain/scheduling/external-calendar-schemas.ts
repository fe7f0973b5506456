import { z } from "zod";

/** What a therapist does with the other calendars that are read. */
export const externalCalendarSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("add"),
    label: z
      .string({ error: "Give this calendar a name" })
      .trim()
      .min(1, "Give this calendar a name")
      .max(40, "Use at most 40 characters"),
    address: z
      .string({ error: "Enter the calendar's address" })
      .trim()
      .min(1, "Enter the calendar's address")
      .max(2_000, "Enter a shorter address"),
  }),
  z.strictObject({ intent: z.literal("read"), calendarId: z.uuid() }),
  z.strictObject({ intent: z.literal("remove"), calendarId: z.uuid() }),
]);
