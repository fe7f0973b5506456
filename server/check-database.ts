import { EnvProblems } from "#app/platform/env.server";
import type { AppParts } from "./built-app";

/** Rejects, with one sentence, where the database's user may do too much or the people in it are the wrong ones. */
export async function checkDatabase({ refuseWrongUser, refuseWrongPeople }: AppParts): Promise<void> {
  for (const refuse of [refuseWrongUser, refuseWrongPeople]) {
    await refuse().catch((error: Error) => {
      throw new EnvProblems([error.message]);
    });
  }
}
