import { z } from "zod";
import { videoAddress } from "#app/domain/practice/video-address";
import { isWhere } from "./state-words";

/** Ten digits at least, in any of the ways people write them. */
const PHONE = /^\+?[\d\s().-]{10,24}$/;
const CHOOSE_STATE = "Choose the state";
const PHONE_LIKE = "Enter a phone number with area code, like 804 555 0100";

const state = z.string({ error: CHOOSE_STATE }).refine(isWhere, CHOOSE_STATE);
const setting = z.enum(["home", "elsewhere"], { error: "Choose at home or somewhere else" });
const NO_ADDRESS = "Enter the address where you are";

/** Where somebody who attends is. */
export const attestationSchema = z.object({
  state,
  setting,
  address: z.string({ error: NO_ADDRESS }).trim().min(1, NO_ADDRESS).max(300, "Enter a shorter address"),
  phone: z
    .string({ error: "Enter a phone number we can call now" })
    .trim()
    .min(1, "Enter a phone number we can call now")
    .regex(PHONE, PHONE_LIKE),
});

const WHO = "Choose who it is about";
const NO_REASON = "Write how you know";
const reason = z
  .string({ error: NO_REASON })
  .trim()
  .min(1, NO_REASON)
  .max(300, "Keep it under 300 characters");
/** "lead" for the visitor who booked a call. */
const who = z.union([z.uuid(), z.literal("lead")], { error: WHO });

/** What a therapist writes down for somebody, and the video address of one session. */
export const whereaboutsSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("told"),
    who,
    state,
    setting,
    address: z.string().trim().max(300, "Enter a shorter address").optional(),
    phone: z.string().trim().regex(PHONE, PHONE_LIKE).optional(),
    reason,
  }),
  z.strictObject({ intent: z.literal("not-coming"), who, reason }),
  z.strictObject({ intent: z.literal("video"), videoUrl: videoAddress }),
]);

/** Which session ahead the office cancels because no licence covers it. */
export const cancelUnlicensedSchema = z.object({
  appointmentId: z.uuid(),
  version: z.coerce.number().int().min(1),
});
