import { readFileSync } from "node:fs";
import type { TestApp } from "./test-app";

/** `maker`: where maker.ts makes what a test needs of its own. */
type RunningApp = TestApp & { maker: string };

/** The Attune that the end-to-end tests talk to; started once by e2e-server.ts. */
export function runningApp(): RunningApp {
  const description = process.env.ATTUNE_E2E;
  if (!description) throw new Error("Nothing runs yet: start the tests with npm run test:e2e.");
  return JSON.parse(readFileSync(description, "utf8")) as RunningApp;
}
