import { EnvProblems, env } from "#app/platform/env.server";

/** Starts, or says in plain words why not and ends with 1. */
export async function startOrSayWhy(
  start: () => Promise<void>,
  what = "Attune cannot start.",
): Promise<void> {
  try {
    await start();
  } catch (error) {
    const words = error instanceof EnvProblems ? error.problems.join("\n") : wordsFor(error);
    process.stderr.write(`${what}\n${words}\n`);
    process.exit(1);
  }
}

function wordsFor(error: unknown): string {
  if ((error as { code?: string }).code === "EADDRINUSE") {
    const { port } = env();
    return `Port ${port} is taken by another program: stop it, or set PORT to another number.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
