import { existsSync } from "node:fs";
import path from "node:path";
import { runNode, typescript } from "./children.mjs";
import { createDatabase, databaseExists, renameDatabase, whoIsIn } from "./databases.mjs";
import { prepareDatabase } from "./prepare.mjs";
import { Refusal, root } from "./project.mjs";

const seed = "prisma/seed/index.ts";
const NAME = "attune";
const UNFINISHED = "attune_unfinished";

async function makeDemoData(databaseUrl, env) {
  if (!existsSync(path.join(root, seed))) return "none on file";
  await runNode(typescript(seed), { env: { ...env, DATABASE_URL: databaseUrl, DEMO: "1" } });
  return undefined;
}

/** A demo lets anybody in: it runs on an empty database, or on one that the seed has marked. */
export async function refuseRealPeople(databaseUrl) {
  if ((await whoIsIn(process.env.DATABASE_OWNER_URL || databaseUrl)) !== "others") return;
  throw new Refusal(
    "DATABASE_URL has people in it that no demo made: a practice starts with NODE_ENV=production, a demo with an empty database.",
  );
}

/**
 * Migrates a database that is not ours to replace, as its owner where DATABASE_OWNER_URL names one, and fills it when
 * nobody is on file.
 */
export async function prepareOwnDatabase(step, databaseUrl, env) {
  const ownerUrl = process.env.DATABASE_OWNER_URL || undefined;
  await step("Bringing the database up to date", () => prepareDatabase({ ownerUrl, appUrl: databaseUrl }));
  // The server inherits our environment, and must not be able to become the owner.
  delete process.env.DATABASE_OWNER_URL;
  await step("Demo data", async () =>
    (await whoIsIn(databaseUrl)) === "nobody" ? makeDemoData(databaseUrl, env) : "kept",
  );
  return databaseUrl;
}

/**
 * Migrates the demo database and fills it at the first start. It gets its name only when it is complete,
 * so that an interrupted first start begins again.
 */
export async function prepareDemoDatabase(step, cluster, env) {
  const admin = cluster.url("postgres");
  const known = (await databaseExists(admin, NAME)) ? await whoIsIn(cluster.url(NAME)) : "nobody";
  if (known === "others")
    throw new Refusal(
      "The demo's data has no mark that it is a demo's: begin again with npm run demo:reset.",
    );
  const isMade = known === "made-up";
  const name = isMade ? NAME : UNFINISHED;
  await step("Bringing the database up to date", async () => {
    if (!isMade) await createDatabase(admin, UNFINISHED);
    await prepareDatabase({ ownerUrl: cluster.url(name), appUrl: cluster.appUrl(name) });
  });
  await step("Demo data", async () => {
    if (isMade) return "kept";
    const words = await makeDemoData(cluster.appUrl(UNFINISHED), env);
    await renameDatabase(admin, UNFINISHED, NAME);
    return words;
  });
  return cluster.appUrl(NAME);
}
