import { z } from "zod";
import { readSlotValue } from "./slot-choice";

/** "2026-11-24T15:00:00.000Z_amara" as a moment and a therapist. */
export const slotField = z.string({ error: "Choose a time" }).transform((value, context) => {
  const slot = readSlotValue(value);
  if (slot) return slot;
  context.addIssue({ code: "custom", message: "Choose a time" });
  return z.NEVER;
});

export const chooseTimeSchema = z.object({ slot: slotField, holdKey: z.uuid() });

const optionalText = (longest: number, what: string) =>
  z.string().trim().max(longest, `${what} is longer than ${longest} characters`).optional();

/** Ten digits at least, in any of the ways people write them. */
const PHONE = /^\+?[\d\s().-]{10,24}$/;

export const consultDetailsSchema = z
  .object({
    slot: slotField,
    requestKey: z.uuid(),
    /** When the form was first seen, in milliseconds; people need longer than a program to fill it in. */
    shownAt: z.coerce.number().int(),
    /** Nobody sees this field; programs fill it in. */
    website: z.string().max(200).optional(),
    name: z
      .string({ error: "Enter your name" })
      .trim()
      .min(1, "Enter your name")
      .max(80, "Enter a shorter name"),
    email: z
      .string({ error: "Enter your e-mail address" })
      .trim()
      .toLowerCase()
      .max(254, "Enter a shorter e-mail address")
      .pipe(z.email("Enter an e-mail address like name@example.com")),
    state: z
      .string({ error: "Choose the state you will be in" })
      .regex(/^([A-Z]{2}|elsewhere)$/, "Choose the state you will be in"),
    contactBy: z.enum(["video", "phone"], { error: "Choose phone or video" }),
    phone: z
      .string()
      .trim()
      .regex(PHONE, "Enter a phone number with area code, like 804 555 0100")
      .optional(),
    pronouns: optionalText(40, "That"),
    partnerName: optionalText(80, "That name"),
    note: optionalText(1000, "Your note"),
    /** "full": calendar entries and reminders may say what the appointment is. */
    calendarTitle: z.enum(["discreet", "full"]).default("discreet"),
  })
  .superRefine((form, context) => {
    if (form.contactBy === "phone" && !form.phone) {
      context.addIssue({ code: "custom", path: ["phone"], message: "Enter the phone number we should call" });
    }
  });

/** A person takes longer than this from seeing the form to sending it. */
const QUICKEST_MS = 900;

export const looksAutomatic = (form: { website?: string; shownAt: number }, now: Date): boolean =>
  Boolean(form.website) || now.getTime() - form.shownAt < QUICKEST_MS;
