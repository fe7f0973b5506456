import { env } from "#app/platform/env.server";
import { failWith } from "./fail.server";

/** A page for developers and the demo: where a practice works it does not exist. */
export function assertNoPracticeHere(): void {
  if (env().mode === "production") throw failWith(404);
}
