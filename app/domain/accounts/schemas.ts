import { z } from "zod";
import { isUsState } from "./us-states";
import { isZone } from "./zones";

const next = z.string().max(500).optional();

export const emailField = z
  .string({ error: "Enter your e-mail address" })
  .trim()
  .max(254, "Enter a shorter e-mail address")
  .pipe(z.email("Enter an e-mail address like name@example.com"));

export const nextSearch = z.object({ next: next.catch(undefined) });

export const passwordSignInSchema = z.strictObject({
  email: emailField,
  password: z.string({ error: "Enter your password" }).max(1000, "Enter your password"),
  next,
});

export const personaSchema = z.strictObject({ personId: z.uuid(), next });

export const linkRequestSchema = z.strictObject({ email: emailField, next });

export const codeSchema = z.strictObject({
  code: z
    .string({ error: "Enter the code from our mail" })
    .transform((typed) => typed.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits from our mail")),
  next,
});

export const codeSearch = z.object({ request: z.uuid(), next: next.catch(undefined) });

export const tokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export const nameField = z
  .string({ error: "Enter the name we should call you" })
  .trim()
  .min(1, "Enter the name we should call you")
  .max(80, "Use at most 80 characters");

const pronounsField = z.string().trim().max(40, "Use at most 40 characters").optional();

/** Either a new account made from an invitation, or an account that exists accepting it. */
export const joinSchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("create"),
    chosenName: nameField,
    pronouns: pronounsField,
    password: z.string().max(1000).optional(),
    chartKind: z.enum(["couple", "individual"]).default("couple"),
  }),
  z.strictObject({
    intent: z.literal("accept"),
    chartKind: z.enum(["couple", "individual"]).default("couple"),
  }),
]);

export const profileSchema = z.strictObject({
  chosenName: nameField,
  pronouns: pronounsField,
  phone: z.string().trim().max(30, "Enter a phone number like 804-555-0142").optional(),
  homeState: z.string().refine(isUsState, "Choose a state from the list").optional(),
  zone: z.string({ error: "Choose a time zone" }).refine(isZone, "Choose a time zone from the list"),
  discreetMail: z.literal("on").optional(),
});

export const passwordChangeSchema = z.strictObject({
  currentPassword: z.string().max(1000).optional(),
  newPassword: z.string({ error: "Enter a new password" }).max(1000),
});

export const devicesSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("one"), deviceId: z.uuid() }),
  z.strictObject({ intent: z.literal("others") }),
]);

/** Sending a staff invitation again, or taking it back. */
export const staffInvitationChangeSchema = z.strictObject({
  intent: z.enum(["resend", "revoke"]),
  invitationId: z.uuid(),
});
