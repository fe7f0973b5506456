import { runNode } from "./children.mjs";
import { fingerprint, unlessUnchanged } from "./fingerprint.mjs";

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

/** Builds pages and assets into `build/` when their sources changed. */
export async function buildPages() {
  const hash = await fingerprint(
    ["app", "public", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"],
    isNotBuilt,
  );
  return unlessUnchanged("build/.fingerprint", hash, () =>
    runNode(["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], { env: { NODE_ENV: "production" } }),
  );
}

/** Brings the database to the newest migration. */
export async function migrate(databaseUrl) {
  await runNode(prisma("migrate", "deploy"), { env: { ...quiet, DATABASE_URL: databaseUrl } });
}
