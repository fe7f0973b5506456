import { isDomainError } from "#app/domain/shared/domain-error";
import type { SlotChoice, TakenTime } from "./slot-choice";

/** What a page shows when a wished time has gone. Anything but that refusal is thrown on. */
export function takenBy(error: unknown, startsAt: Date): TakenTime {
  if (!isDomainError(error, "slot-taken") && !isDomainError(error, "not-an-opening")) throw error;
  return { startsAt: startsAt.toISOString(), nearest: (error.details.nearest ?? []) as SlotChoice[] };
}

/** The same where a therapist may not treat in the visitor's state; null for anything else, and without another time. */
export function unlicensedBy(error: unknown, startsAt: Date, why: string): TakenTime | null {
  if (!isDomainError(error, "not-licensed")) return null;
  const nearest = (error.details.nearest ?? []) as SlotChoice[];
  return nearest.length > 0 ? { startsAt: startsAt.toISOString(), nearest, why } : null;
}
