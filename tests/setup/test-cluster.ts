import path from "node:path";
import { startCluster } from "../../scripts/run/cluster.mjs";
import { createDatabase } from "../../scripts/run/databases.mjs";
import { migrate } from "../../scripts/run/prepare.mjs";

/** Nothing has to survive a test run, so nothing waits for the disk. */
const FAST = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
};

export type TestCluster = Awaited<ReturnType<typeof startCluster>>;

/** A Postgres of its own for this run, with its files in the run's folder. */
export function startTestCluster(runFolder: string): Promise<TestCluster> {
  return startCluster({ home: path.join(runFolder, "postgres"), settings: FAST });
}

/** Makes an empty database with all migrations, to be copied from. */
export async function makeTemplate(cluster: TestCluster, name: string): Promise<void> {
  await createDatabase(cluster.url("postgres"), name);
  await migrate(cluster.url(name));
}
