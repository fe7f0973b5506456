import { z } from "zod";
import { undoSchema } from "./change-schemas";

const version = z.coerce.number().int().min(1);
const WHY = "Write why the fee is not asked for";
const reason = z.string({ error: WHY }).trim().min(1, WHY).max(300, "Keep the reason under 300 characters");

/** How a therapist closes a session, takes a fee back, or undoes the last change. */
export const sessionActionSchema = z.discriminatedUnion("intent", [
  undoSchema,
  z.strictObject({
    intent: z.literal("close"),
    version,
    status: z.enum(["done", "no_show", "late_cancelled"]),
  }),
  z.strictObject({
    intent: z.literal("close-without-fee"),
    version,
    status: z.enum(["no_show", "late_cancelled"], { error: "Choose what happened" }),
    reason,
  }),
  z.strictObject({
    intent: z.literal("waive"),
    version,
    reason,
  }),
]);
