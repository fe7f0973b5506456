import { z } from "zod";

const letterId = z.uuid();
const mailId = z.uuid();

/** What the owner does with work that was given up. */
export const givenUpSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("run-again"), letterId }),
  z.strictObject({ intent: z.literal("put-aside"), letterId }),
  z.strictObject({ intent: z.literal("bring-back"), letterId }),
  z.strictObject({ intent: z.literal("send-again"), mailId }),
  z.strictObject({ intent: z.literal("drop-mail"), mailId }),
]);
