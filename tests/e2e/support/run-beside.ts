import { runNode, typescript } from "../../../scripts/run/children.mjs";
import { runningApp } from "../../setup/running-app";

/**
 * Runs `make-<what>.ts` of this folder beside the server, with its database and its secrets, and gives back the JSON of
 * its last line. A test's process has neither.
 */
export async function runBeside<Made>(what: string, ...how: string[]): Promise<Made> {
  const script = typescript(`tests/e2e/support/make-${what}.ts`, ...how);
  const { output } = await runNode(script, { env: runningApp().env });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Made;
}
