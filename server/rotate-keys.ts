import { env } from "#app/platform/env.server";

// `npm run keys:rotate`: SEAL_KEY takes the place of SEAL_KEY_OTHER (docs/runbook.md). May be killed and run again.

try {
  if (!env().sealKeyOther)
    throw new Error("Set SEAL_KEY to the new key, and SEAL_KEY_OTHER to the one it takes the place of.");
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  const { rotateSealKey, closeDatabase } = partsOf(await loadBuild());
  const done = await rotateSealKey((so, left) =>
    process.stdout.write(`${so} keys wrapped anew, ${left} to go\n`),
  );
  await closeDatabase();
  process.stdout.write(
    `All data keys are wrapped by SEAL_KEY, ${done} of them anew: SEAL_KEY_OTHER can go.\n`,
  );
} catch (error) {
  process.stderr.write(`The keys were not rotated to the end.\n${(error as Error).message}\n`);
  process.exit(1);
}
