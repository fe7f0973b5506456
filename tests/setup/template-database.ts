import type { TestProject } from "vitest/node";
import { makeRunFolder } from "./run-folder";
import { makeTemplate, startTestCluster } from "./test-cluster";

/** Once per run: one Postgres, one migrated database that every test file gets a copy of. */
export default async function setUp(project: TestProject) {
  const { folder, remove } = makeRunFolder();
  const cluster = await startTestCluster(folder);
  await makeTemplate(cluster, "template_attune");
  project.provide("templateDatabase", { adminUrl: cluster.url("postgres"), name: "template_attune" });
  return async () => {
    await cluster.stop();
    remove();
  };
}
