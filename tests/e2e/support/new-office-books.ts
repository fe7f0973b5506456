import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

export type OfficeBooks = {
  chartId: string;
  /** The chart's label: the first name begins with "=". */
  household: string;
  payers: [string, string];
  /** Who can sign in with the demo's password. */
  client: string;
  therapist: string;
};

/** A couple of this test's own: $165.00 that nobody paid, 46 days past due, and $165.00 that each paid half of. */
export async function newOfficeBooks(): Promise<OfficeBooks> {
  const script = typescript("tests/e2e/support/make-office-books.ts");
  const { output } = await runNode(script, { env: runningApp().env });
  const line = output.trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as OfficeBooks;
}
