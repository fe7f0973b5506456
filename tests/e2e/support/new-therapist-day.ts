import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

export type TherapistDay = {
  email: string;
  chartId: string;
  label: string;
  /** The appointment that runs now, and the one that begins in three hours. */
  running: string;
  later: string;
};

/** A therapist of this test's own with one couple, Alex and Blake, and their sessions of today. */
export async function newTherapistDay(): Promise<TherapistDay> {
  const script = typescript("tests/e2e/support/make-therapist-day.ts");
  const { output } = await runNode(script, { env: runningApp().env });
  const line = output.trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as TherapistDay;
}
