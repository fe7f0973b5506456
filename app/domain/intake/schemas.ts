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
