import { z } from "zod";

export const signConsentSchema = z.strictObject({
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
  agree: z.literal("on", { error: "Check the box to say that you have read it." }),
  name: z
    .string({ error: "Type your full name to sign." })
    .trim()
    .min(2, "Type your full name to sign.")
    .max(120, "Keep your name under 120 characters."),
});

const part = z.string().max(10).optional();

/**
 * The form of one question's page, whatever its kind: dates come as month, day and year, the rest as `answer`.
 * `intent` tells Continue from "Save and come back later"; `from` leads back to the page that checks the answers.
 */
export const stepFormSchema = z.strictObject({
  intent: z.enum(["continue", "later", "autosave"]).default("continue"),
  from: z.literal("check").optional(),
  revision: z.coerce.number().int().min(0),
  answer: z.array(z.string().max(20_000)).max(60).optional(),
  month: part,
  day: part,
  year: part,
});

export type StepForm = z.output<typeof stepFormSchema>;
