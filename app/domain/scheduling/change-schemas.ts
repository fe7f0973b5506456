import { z } from "zod";
import { slotField } from "./consult-schemas";

export const undoSchema = z.object({ intent: z.literal("undo") });

const version = z.coerce.number().int().min(1);

export const moveSchema = z.object({ slot: slotField, version });

export const cancelSchema = z.object({
  version,
  /** The fee on the button that was pressed. */
  feeCents: z.coerce.number().int().min(0),
});

/** What a page that offers times reads from its address. */
export const pickerSearch = z.object({
  day: z.iso.date().optional().catch(undefined),
  zone: z
    .string()
    .regex(/^[A-Za-z]+\/[A-Za-z_/+-]+$/)
    .optional()
    .catch(undefined),
  more: z.literal("1").optional().catch(undefined),
});

export const PICKER_DAYS = 14;
export const PICKER_MORE_DAYS = 42;
export const pickerDays = (more: string | undefined): number => (more ? PICKER_MORE_DAYS : PICKER_DAYS);
