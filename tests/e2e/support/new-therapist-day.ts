import { runBeside } from "./run-beside";

export type TherapistDay = {
  email: string;
  chartId: string;
  label: string;
  /** The appointment that runs now, and the one that begins in three hours. */
  running: string;
  later: string;
};

/** A therapist of this test's own with one couple, Alex and Blake, and their sessions of today. */
export const newTherapistDay = (): Promise<TherapistDay> => runBeside("therapist-day");
