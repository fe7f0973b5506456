import { existsSync } from "node:fs";
import path from "node:path";
import { runNode, typescript } from "./children.mjs";
import { createDatabase, databaseExists, hasPeople, renameDatabase } from "./databases.mjs";
import { prepareDatabase } from "./prepare.mjs";
import { root } from "./project.mjs";

const seed = "prisma/seed/index.ts";
const NAME = "attune";
const UNFINISHED = "attune_unfinished";

async function makeDemoData(databaseUrl, env) {
  if (!existsSync(path.join(root, seed))) return "none on file";
  await runNode(typescript(seed), { env: { ...env, DATABASE_URL: databaseUrl, DEMO: "1" } });
  return undefined;
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
    (await hasPeople(databaseUrl)) ? "kept" : makeDemoData(databaseUrl, env),
  );
  return databaseUrl;
}

/**
 * Migrates the demo database and fills it at the first start. It gets its name only when it is complete,
 * so that an interrupted first start begins again.
 */
export async function prepareDemoDatabase(step, cluster, env) {
  const admin = cluster.url("postgres");
  const isMade = (await databaseExists(admin, NAME)) && (await hasPeople(cluster.url(NAME)));
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
