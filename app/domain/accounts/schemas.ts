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

export const newPasswordSchema = z.strictObject({
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

export const secondStepSearch = z.object({
  next: next.catch(undefined),
  with: z.literal("recovery").optional().catch(undefined),
});

const anyCode = z
  .string({ error: "Enter the code" })
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .pipe(z.string().min(1, "Enter the code").max(40, "That is not one of our codes"));

const answerField = z.string({ error: "Your browser sent no answer" }).min(2).max(20_000);

export const secondStepSchema = z.strictObject({ kind: z.enum(["app", "recovery"]), code: anyCode, next });

export const passkeyAnswerSchema = z.strictObject({ answer: answerField, next });

export const newPasskeySchema = z.strictObject({
  answer: answerField,
  label: z
    .string({ error: "Give this passkey a name" })
    .trim()
    .min(1, "Give this passkey a name")
    .max(60, "Use at most 60 characters"),
  next,
});

export const authenticatorSchema = z.strictObject({ code: anyCode, next });

export const nextOnlySchema = z.strictObject({ next });

export const removeFactorSchema = z.strictObject({ credentialId: z.uuid() });

export const confirmSearch = z.object({
  next: next.catch(undefined),
  with: z.literal("recovery").optional().catch(undefined),
  request: z.uuid().optional().catch(undefined),
});

export const confirmSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("password"),
    password: z.string({ error: "Enter your password" }).max(1000, "Enter your password"),
    next,
  }),
  z.strictObject({ kind: z.literal("app"), code: anyCode, next }),
  z.strictObject({ kind: z.literal("recovery"), code: anyCode, next }),
  z.strictObject({ kind: z.literal("mail"), requestId: z.uuid(), code: anyCode, next }),
  z.strictObject({ kind: z.literal("passkey"), answer: answerField, next }),
  z.strictObject({ kind: z.literal("send-mail"), next }),
]);

export const resetRequestSchema = z.strictObject({ email: emailField });

export const emailChangeSchema = z.strictObject({ email: emailField });

export const keptParams = z.object({ keptId: z.uuid() });
