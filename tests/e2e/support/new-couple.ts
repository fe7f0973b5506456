import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

export type NewCouple = { chartId: string; emails: [string, string] };

/** Two people of this test's own, Alex and Blake, on a chart with Amara; their password is the demo's. */
export async function newCouple(): Promise<NewCouple> {
  const { output } = await runNode(typescript("tests/e2e/support/make-couple.ts"), { env: runningApp().env });
  const line = output.trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as NewCouple;
}
