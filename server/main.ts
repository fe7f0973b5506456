import { setFlagsFromString } from "node:v8";
import { EnvProblems, env } from "#app/platform/env.server";

// V8 lets a busy process's memory grow several times over before it looks for what can go. Many small servers on one
// machine are worth more than the collections this costs.
setFlagsFromString("--heap-growing-percent=20");

// The mode is read before React, which asks NODE_ENV when it is loaded, is told to run its production build
// (docs/decisions/0002-run-mode-apart-from-node-env.md). Therefore the rest is imported afterwards.
try {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { startWebServer } = await import("./web-server");
  await startWebServer();
} catch (error) {
  const words = error instanceof EnvProblems ? error.problems.join("\n") : wordsFor(error);
  process.stderr.write(`Attune cannot start.\n${words}\n`);
  process.exit(1);
}

function wordsFor(error: unknown): string {
  if ((error as { code?: string }).code === "EADDRINUSE") {
    const { port } = env();
    return `Port ${port} is taken by another program: stop it, or set PORT to another number.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
