import { z } from "zod";

const clock = (words: string) =>
  z
    .string({ error: words })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, words)
    .transform((text) => {
      const [hours = 0, minutes = 0] = text.split(":").map(Number);
      return hours * 60 + minutes;
    });

const fromMinute = clock("Enter when it starts");
const toMinute = clock("Enter when it ends");
const id = z.uuid();

/** Hours whose times another form starts with. */
export const availabilitySearch = z.object({ copy: z.uuid().optional().catch(undefined) });

/** How a therapist changes the weekly hours and single days. */
export const availabilitySchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("add-hours"),
    weekdays: z
      .array(z.coerce.number().int().min(1).max(7), { error: "Choose the days" })
      .min(1, "Choose the days")
      .max(7)
      .transform((days) => [...new Set(days)]),
    fromMinute,
    toMinute,
  }),
  z.strictObject({ intent: z.literal("end-hours"), id }),
  z.strictObject({
    intent: z.literal("add-day"),
    kind: z.enum(["closed", "open"], { error: "Choose time off or extra hours" }),
    onDate: z.iso.date({ error: "Enter a date" }),
    throughDate: z.iso.date({ error: "Enter a date" }).optional(),
    fromMinute: fromMinute.optional(),
    toMinute: toMinute.optional(),
  }),
  z.strictObject({ intent: z.literal("remove-day"), id }),
]);
