import { z } from "zod";

const section = z.string().max(20_000, "Keep each section under 20,000 characters.").default("");
const clock = z
  .union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time like 14:05.")])
  .default("");

const noteFields = {
  revision: z.coerce.number().int().min(0),
  presenting: section,
  interventions: section,
  response: section,
  plan: section,
  risk: section,
  startedAt: clock,
  stoppedAt: clock,
};

const saveNoteSchema = z.strictObject({ intent: z.literal("save"), ...noteFields });

/** On the way to signing, the note is saved and then shown for review. */
const reviewNoteSchema = z.strictObject({ intent: z.literal("review"), ...noteFields });

/** Saves over what another tab has written, because the author has chosen so. */
const keepMineSchema = z.strictObject({ intent: z.literal("keep-mine"), ...noteFields });

export const noteFormSchema = z.discriminatedUnion("intent", [
  saveNoteSchema,
  reviewNoteSchema,
  keepMineSchema,
]);

export const signNoteSchema = z.strictObject({
  revision: z.coerce.number().int().min(1),
  name: z
    .string({ error: "Type your full name to sign." })
    .trim()
    .min(2, "Type your full name to sign.")
    .max(120),
});

export const amendNoteSchema = z.strictObject({
  intent: z.literal("amend"),
  text: z
    .string({ error: "Write what you want to add." })
    .trim()
    .min(1, "Write what you want to add.")
    .max(20_000, "Keep an addendum under 20,000 characters."),
});
