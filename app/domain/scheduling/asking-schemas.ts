import { z } from "zod";

export const requestParams = z.object({ requestId: z.uuid() });

export const requestSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("accept"),
    /** The price that stands on the button. */
    agreedCents: z.coerce.number().int().min(0),
  }),
  z.strictObject({ intent: z.literal("decline") }),
  z.strictObject({ intent: z.literal("withdraw") }),
]);

export const askFirstSchema = z.strictObject({ chartId: z.uuid(), ask: z.enum(["first", "not"]) });
