import { EnvProblems, env } from "#app/platform/env.server";

// Runs the jobs and nothing else (`npm run worker`), beside servers started with JOBS=off.
try {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  const { stopOnSignals } = await import("./graceful-stop");
  const { refuseWrongPeople, startJobs, stopJobs, closeDatabase } = partsOf(await loadBuild());
  await refuseWrongPeople();
  await startJobs();
  stopOnSignals([stopJobs, closeDatabase]);
  process.stdout.write("Jobs are running.\n");
} catch (error) {
  const words = error instanceof EnvProblems ? error.problems.join("\n") : (error as Error).stack;
  process.stderr.write(`The jobs cannot start.\n${words}\n`);
  process.exit(1);
}
