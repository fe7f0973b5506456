import { setFlagsFromString } from "node:v8";
import { EnvProblems, env } from "#app/platform/env.server";
import { startOrSayWhy } from "./start-or-say-why";

// V8 lets a busy process's memory grow several times over before it looks for what can go. Many small servers on one
// machine are worth more than the collections this costs.
setFlagsFromString("--heap-growing-percent=60");

// The mode is read before React, which asks NODE_ENV when it is loaded, is told to run its production build
// (docs/decisions/0002-run-mode-apart-from-node-env.md). Therefore the rest is imported afterwards.
await startOrSayWhy(async () => {
  if (env().mode === "development")
    throw new EnvProblems(["NODE_ENV=development is for npm run dev: a built server never runs that way."]);
  process.env.NODE_ENV = "production";
  const [{ startWebServer }, { builtPages }] = await Promise.all([import("./web-server"), import("./pages")]);
  await startWebServer(builtPages);
});
