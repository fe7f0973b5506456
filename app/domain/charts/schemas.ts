import { z } from "zod";
import { emailField } from "#app/domain/accounts/schemas";

/** What the partner page posts: a new invitation, or a change of one that is pending. */
export const partnerSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("invite"),
    chartId: z.uuid(),
    chosenName: z
      .string({ error: "Enter the name they go by" })
      .trim()
      .min(1, "Enter the name they go by")
      .max(80, "Use at most 80 characters"),
    email: emailField,
  }),
  z.strictObject({ intent: z.literal("resend"), invitationId: z.uuid() }),
  z.strictObject({ intent: z.literal("revoke"), invitationId: z.uuid() }),
]);
