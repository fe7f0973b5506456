import { z } from "zod";
import { isUsState } from "#app/domain/accounts/us-states";
import { isZone } from "#app/domain/accounts/zones";
import { parseCents } from "#app/domain/shared/money";
import { videoAddress, videoHosts } from "./video-address";

const line = (what: string, max = 120) =>
  z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, `Enter ${what}.`)
    .max(max, `Keep ${what} under ${max} characters.`);

const optionalText = (max: number) =>
  z.string().trim().max(max, `Keep this under ${max} characters.`).default("");

const whole = (what: string, from: number, to: number) =>
  z.coerce
    .number({ error: `Enter ${what} as a number.` })
    .int(`Enter ${what} as a whole number.`)
    .min(from, `Enter ${what} from ${from} to ${to}.`)
    .max(to, `Enter ${what} from ${from} to ${to}.`);

const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const amount = z.string({ error: "Enter a price, like 165.00." }).transform((text, context) => {
  const cents = parseCents(text);
  if (cents !== null) return cents;
  context.addIssue({ code: "custom", message: "Enter a price, like 165.00." });
  return z.NEVER;
});

const date = z.iso.date({ error: "Enter a date." });

const editServiceSchema = z.strictObject({
  intent: z.literal("service"),
  name: line("a name"),
  description: line("a description", 400),
  minutes: whole("the length in minutes", 5, 480),
  bufferBefore: whole("the buffer before", 0, 120),
  bufferAfter: whole("the buffer after", 0, 120),
  onlineBookable: box,
  active: box,
});

const setPriceSchema = z.strictObject({
  intent: z.literal("price"),
  price: amount,
  validFrom: date,
  level: z.enum(["licensed", "associate"], { error: "Choose a level." }),
});

export const serviceFormSchema = z.discriminatedUnion("intent", [editServiceSchema, setPriceSchema]);

const editTherapistSchema = z.strictObject({
  intent: z.literal("profile"),
  credentials: line("the credentials, such as LMFT"),
  npi: z.union([z.literal(""), z.string().regex(/^\d{10}$/, "An NPI has ten digits.")]).default(""),
  accepting: box,
  dailyMaximum: whole("the most sessions a day", 1, 16),
  languages: optionalText(200),
  specialties: optionalText(400),
  intro: optionalText(600),
  approach: optionalText(2_000),
  firstSession: optionalText(2_000),
  videoUrl: videoAddress,
  level: z.enum(["licensed", "associate"], { error: "Choose a level." }),
});

const addLicenceSchema = z
  .strictObject({
    intent: z.literal("licence"),
    state: z
      .string({ error: "Enter a state." })
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, "Enter two letters, like VA."),
    number: line("the license number", 40),
    validFrom: date,
    validUntil: date,
    kind: z.enum(["state", "compact_privilege"], { error: "Choose a kind." }),
  })
  .refine((licence) => licence.validFrom <= licence.validUntil, {
    error: "The last day is before the first.",
    path: ["validUntil"],
  });

const removeLicenceSchema = z.strictObject({ intent: z.literal("end-licence"), licenceId: z.uuid() });

export const therapistFormSchema = z.discriminatedUnion("intent", [
  editTherapistSchema,
  addLicenceSchema,
  removeLicenceSchema,
]);

export const staffParams = z.object({ personId: z.uuid() });

export const endStaffSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("end") }),
  z.strictObject({ intent: z.literal("resume") }),
  z.strictObject({
    intent: z.literal("hand-over"),
    chartId: z.uuid(),
    therapistId: z.uuid({ error: "Choose who takes the household over." }),
  }),
]);

const states = z
  .string({ error: "Enter a state, like VA." })
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ])
  .refine((list) => list.length > 0 && list.every(isUsState), {
    error: "Enter states by two letters, like VA, NC.",
  });

export const editPracticeSchema = z.strictObject({
  name: line("the name of the practice"),
  shortName: line("the short name"),
  tagline: line("a tagline", 200),
  email: z.email({ error: "Enter an e-mail address like office@example.com." }),
  phone: line("a phone number", 30),
  addressLine: line("an address"),
  city: line("a city"),
  state: line("a state", 2),
  postalCode: line("a ZIP code", 10),
  states,
  noticeMinutes: whole("the notice in minutes", 0, 20_160),
  horizonDays: whole("how many days ahead", 1, 365),
  cancelWindowHours: whole("the free window in hours", 0, 168),
  lateCancelFeePercent: whole("the fee in percent", 0, 100),
  freeLateCancels: whole("how many late cancellations are free", 0, 12),
  paymentDueDays: whole("days to pay", 0, 90),
  replyBusinessDays: whole("business days to reply", 1, 14),
  directoryUrl: z.url({ error: "Enter an address that begins with https://." }),
  videoHosts,
});

export const staffInvitationSchema = z
  .strictObject({
    chosenName: line("a name"),
    email: z.email({ error: "Enter an e-mail address like name@example.com." }),
    role: z.enum(["therapist", "admin"], { error: "Choose what they will do." }),
    permissions: z.array(z.enum(["billing", "practice", "owner"])).default([]),
  })
  .refine((asked) => asked.role !== "admin" || asked.permissions.length > 0, {
    error: "Choose what they may do.",
    path: ["permissions"],
  });

export const newPracticeSchema = editPracticeSchema
  .pick({
    name: true,
    shortName: true,
    tagline: true,
    email: true,
    phone: true,
    addressLine: true,
    city: true,
    state: true,
    postalCode: true,
    states: true,
  })
  .extend({
    zone: z.string().refine(isZone, "Enter a time zone like America/New_York.").default("America/New_York"),
  });

/** The days when the practice is closed. */
export const holidaySchema = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("add"),
    onDate: z.iso.date({ error: "Enter a date" }),
    name: z.string({ error: "Enter a name" }).trim().min(1, "Enter a name").max(60, "Enter a shorter name"),
  }),
  z.strictObject({ intent: z.literal("add-federal"), year: z.coerce.number().int().min(2024).max(2100) }),
  z.strictObject({ intent: z.literal("remove"), id: z.uuid() }),
]);
