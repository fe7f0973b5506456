import { z } from "zod";
import { US_STATES } from "#app/domain/accounts/us-states";

export const requestParams = z.object({ requestId: z.uuid() });

export const requestSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("accept"),
    /** The price that stands on the button. */
    agreedCents: z.coerce.number().int().min(0),
    /** Where whoever answers will be, where they were asked that. */
    state: z
      .string()
      .refine((state) => US_STATES.some(({ value }) => value === state), "Choose where you will be")
      .optional(),
  }),
  z.strictObject({ intent: z.literal("decline") }),
  z.strictObject({ intent: z.literal("withdraw") }),
]);

export const askFirstSchema = z.strictObject({ chartId: z.uuid(), ask: z.enum(["first", "not"]) });
