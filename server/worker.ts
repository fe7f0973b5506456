import { env } from "#app/platform/env.server";
import { startOrSayWhy } from "./start-or-say-why";

// Runs the jobs and nothing else (`npm run worker`), beside servers started with JOBS=off.
await startOrSayWhy(async () => {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  const { stopOnSignals } = await import("./graceful-stop");
  const { checkDatabase } = await import("./check-database");
  const parts = partsOf(await loadBuild());
  await checkDatabase(parts);
  await parts.startJobs();
  stopOnSignals([parts.stopJobs, parts.closeDatabase]);
  process.stdout.write("Jobs are running.\n");
}, "The jobs cannot start.");
