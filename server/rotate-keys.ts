import { env } from "#app/platform/env.server";

// `npm run keys:rotate`: SEAL_KEY takes the place of SEAL_KEY_OTHER. `npm run keys:rotate -- data 2026-11-26`: new data keys
// take the place of those made before that day; with `offline` at the end it need not wait for servers that remember a key.
// Both may be killed and run again (docs/runbook.md).

const say = (line: string) => process.stdout.write(`${line}\n`);
const [what, day, offline] = process.argv.slice(2);

async function application() {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  return partsOf(await loadBuild());
}

async function rotateSealKeyNow(): Promise<void> {
  if (!env().sealKeyOther)
    throw new Error("Set SEAL_KEY to the new key, and SEAL_KEY_OTHER to the one it takes the place of.");
  const { rotateSealKey, closeDatabase } = await application();
  const done = await rotateSealKey((so, left) => say(`${so} keys wrapped anew, ${left} to go`));
  await closeDatabase();
  say(`All data keys are wrapped by SEAL_KEY, ${done} of them anew: SEAL_KEY_OTHER can go.`);
}

async function rotateDataKeysNow(): Promise<void> {
  const madeBefore = new Date(`${day ?? ""}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? "") || Number.isNaN(madeBefore.getTime()))
    throw new Error("Say before which day the keys to be replaced were made: keys:rotate -- data 2026-11-26");
  const owner = process.env.DATABASE_OWNER_URL;
  if (!owner)
    throw new Error("Set DATABASE_OWNER_URL: signed notes are sealed anew by the owner of the tables only.");
  process.env.DATABASE_URL = owner;
  const { rotateDataKeys, closeDatabase } = await application();
  const tell = (table: string, column: string, so: number) => say(`${table}.${column}: ${so} sealed anew`);
  const done = await rotateDataKeys(madeBefore, tell, offline === "offline" ? 0 : undefined);
  await closeDatabase();
  say(`Nothing is sealed any more by a key made before ${day}; ${done} values were sealed anew.`);
}

try {
  if (what === undefined) await rotateSealKeyNow();
  else if (what === "data") await rotateDataKeysNow();
  else throw new Error(`keys:rotate knows "data" and nothing; not "${what}".`);
} catch (error) {
  process.stderr.write(`The keys were not rotated to the end.\n${(error as Error).message}\n`);
  process.exit(1);
}
