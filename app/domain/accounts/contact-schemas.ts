import { z } from "zod";
import { lengthOfQuiet, MOST_QUIET_MINUTES } from "./contact-rules";

const box = z.literal("on").optional();
const half = z.coerce
  .number({ error: "Choose a time" })
  .int()
  .min(0, "Choose a time")
  .max(1_410, "Choose a time")
  .multipleOf(30, "Choose a time");

const rules = z
  .strictObject({
    intent: z.literal("rules"),
    remindByMail: box,
    neverCall: box,
    noVoicemail: box,
    nameless: box,
    quietFrom: half,
    quietUntil: half,
  })
  .refine(({ quietFrom, quietUntil }) => lengthOfQuiet(quietFrom, quietUntil) <= MOST_QUIET_MINUTES, {
    path: ["quietUntil"],
    message: "Leave us at least eight hours of the day",
  });

/** How somebody wants to be reached, and whether by text. */
export const contactSchema = z.discriminatedUnion("intent", [
  rules,
  z.strictObject({
    intent: z.literal("agree-to-texts"),
    version: z.string().max(20),
    agree: z.literal("on", { error: "Tick the box to agree" }),
  }),
  z.strictObject({ intent: z.literal("end-texts") }),
]);
