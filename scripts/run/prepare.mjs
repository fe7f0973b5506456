import { runNode } from "./children.mjs";
import { ensureApplicationUser } from "./databases.mjs";
import { fingerprint, unlessUnchanged } from "./fingerprint.mjs";

/** The server as `buildPages` leaves it, to be run from the top of the project. */
export const BUILT_SERVER = "build/programs/server.js";

const prisma = (...args) => ["node_modules/prisma/build/index.js", ...args];
const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };

/** Makes the database client from prisma/schema when the schema changed. */
export async function generateClient() {
  const hash = await fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  // The command line wants an address although making the client needs no database.
  const DATABASE_URL = process.env.DATABASE_URL ?? "postgresql://attune@127.0.0.1:5432/attune";
  return unlessUnchanged("app/platform/db/generated/.fingerprint", hash, () =>
    runNode(prisma("generate"), { env: { ...quiet, DATABASE_URL } }),
  );
}

const isNotBuilt = (place) =>
  /\.test\.tsx?$/.test(place) || place === "app/platform/db/generated/.fingerprint";

const SOURCES = [
  "app",
  "public",
  "server",
  "vite.config.ts",
  "vite.server.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds pages, assets and the programs that serve them into `build/` when their sources changed. */
export async function buildPages() {
  const hash = await fingerprint(SOURCES, isNotBuilt);
  const env = { NODE_ENV: "production" };
  return unlessUnchanged("build/.fingerprint", hash, async () => {
    await runNode(["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], { env });
    await runNode(["node_modules/vite/bin/vite.js", "build", "--config", "vite.server.config.ts"], { env });
  });
}

/**
 * Brings the database to the newest migration, as its owner, and makes the user that the application comes as. Without an
 * address for the owner the application is the owner.
 */
export async function prepareDatabase({ appUrl, ownerUrl = appUrl }) {
  await runNode(prisma("migrate", "deploy"), { env: { ...quiet, DATABASE_URL: ownerUrl } });
  if (ownerUrl !== appUrl) await ensureApplicationUser(ownerUrl, appUrl);
}
