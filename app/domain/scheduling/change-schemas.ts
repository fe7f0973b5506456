import { z } from "zod";
import { isZone } from "#app/domain/accounts/zones";
import { slotField } from "./consult-schemas";

/** An appointment's own page, and the page behind the signed link of a mail. */
export const appointmentParams = z.object({ appointmentId: z.uuid() });
export const linkParams = z.object({ token: z.string().max(400) });

/** What somebody does with the secret address of their calendar. */
export const calendarFeedSchema = z.strictObject({ intent: z.enum(["make", "revoke"]) });

const version = z.coerce.number().int().min(1);

export const undoCount = z.coerce.number().int().min(1).max(1_000);

/** `version`: of the change that the page showed; `count`: how many it said to take back with it. */
export const undoSchema = z.strictObject({ intent: z.literal("undo"), version, count: undoCount });

export const moveSchema = z.object({
  slot: slotField,
  version,
  /** How much of a series moves along. */
  scope: z.enum(["this", "following", "all"]).default("this"),
});
export type MoveForm = z.infer<typeof moveSchema>;

export const cancelSchema = z.object({
  version,
  /** The fee on the button that was pressed. */
  feeCents: z.coerce.number().int().min(0),
});

/** How a therapist cancels: never with a fee, with new times to suggest. */
export const practiceCancelSchema = cancelSchema.extend({
  suggest: z
    .array(z.iso.datetime().transform((text) => new Date(text)))
    .max(3)
    .default([]),
});
export type CancelForm = z.infer<typeof cancelSchema>;

const zone = z.string().refine(isZone).optional().catch(undefined);

/** The zone that a reader chose for times, in the address of the page. */
export const zoneSearch = z.object({ zone });

/** What a page that offers times reads from its address. */
export const pickerSearch = z.object({
  day: z.iso.date().optional().catch(undefined),
  zone,
  more: z.literal("1").optional().catch(undefined),
});

export const PICKER_DAYS = 14;
export const PICKER_MORE_DAYS = 42;
export const pickerDays = (more: string | undefined): number => (more ? PICKER_MORE_DAYS : PICKER_DAYS);
