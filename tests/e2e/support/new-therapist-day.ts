import { made } from "./made";
import type { TherapistDay } from "./make-therapist-day";

export type { TherapistDay };

/** A therapist of this test's own with one couple, Alex and Blake, and their sessions of today. */
export const newTherapistDay = (): Promise<TherapistDay> => made("therapist-day", {});
