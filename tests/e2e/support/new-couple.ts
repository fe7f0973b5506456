import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

export type NewCouple = { chartId: string; emails: [string, string] };

/** Two people of this test's own, Alex and Blake, on a chart with Amara; their password is the demo's. */
export const newCouple = (): Promise<NewCouple> => make();

/** Alex, on a couple's chart that waits for a partner, and Blake, who has an account and is on no chart. */
export const newCoupleApart = (): Promise<NewCouple> => make("apart");

async function make(...how: string[]): Promise<NewCouple> {
  const script = typescript("tests/e2e/support/make-couple.ts", ...how);
  const { output } = await runNode(script, { env: runningApp().env });
  const line = output.trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as NewCouple;
}
