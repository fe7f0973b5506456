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

export const emergencyParams = z.object({ chartId: z.uuid() });

export const emergencySchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("open"),
    reason: z
      .string({ error: "Write down why you have to open this record" })
      .trim()
      .min(20, "Write at least a sentence: another owner will read it")
      .max(2_000, "Use at most 2,000 characters"),
  }),
  z.strictObject({ intent: z.literal("end") }),
]);

/** `audience` is "joint", "private", or "private:<person id>" where a therapist names the member. */
export const uploadDocumentSchema = z.strictObject({
  chartId: z.uuid({ error: "Choose who this is about." }),
  audience: z
    .string({ error: "Choose who can open it." })
    .regex(/^(joint|private|private:[0-9a-f-]{36})$/, "Choose who can open it."),
  /** A field without a file comes as one without a name and without content. */
  file: z
    .instanceof(File, { error: "Choose a file." })
    .refine(({ name, size }) => name !== "" || size > 0, "Choose a file."),
});

export const withdrawDocumentSchema = z.strictObject({ documentId: z.uuid() });
