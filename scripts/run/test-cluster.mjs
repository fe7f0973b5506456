import path from "node:path";
import { startCluster } from "./cluster.mjs";
import { createDatabase } from "./databases.mjs";
import { prepareDatabase } from "./prepare.mjs";

/** Nothing has to survive a test run, so nothing waits for the disk. */
const FAST = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
};

/** What is said to be committed is on the disk, as in a practice's own. */
const SAFE = { max_connections: "300" };

/** A Postgres of its own for this run, with its files in the run's folder. `isSafe`: it survives being killed. */
export const startTestCluster = (runFolder, { isSafe = false } = {}) =>
  startCluster({ home: path.join(runFolder, "postgres"), settings: isSafe ? SAFE : FAST });

/** Makes an empty database with all migrations, to be copied from. */
export async function makeTemplate(cluster, name) {
  await createDatabase(cluster.url("postgres"), name);
  await prepareDatabase({ ownerUrl: cluster.url(name), appUrl: cluster.appUrl(name) });
}
