import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

export type Payers = {
  therapist: string;
  /** Of Alex and of Blake, who joined in this order. */
  emails: [string, string];
  chartId: string;
  /** The appointments, older first: both are over, neither is closed, $150.01 each. */
  sessions: [string, string];
};

/** A couple of this test's own that shares what it pays by these percentages. */
export async function newPayers(percent: [number, number]): Promise<Payers> {
  const script = typescript("tests/e2e/support/make-payers.ts");
  const { output } = await runNode([...script, ...percent.map(String)], { env: runningApp().env });
  const line = output.trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as Payers;
}
