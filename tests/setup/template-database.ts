import type { TestProject } from "vitest/node";
import { makeTemplate, startTestCluster } from "../../scripts/run/test-cluster.mjs";
import { makeRunFolder } from "./run-folder";

/** Once per run: one Postgres, one migrated database that every test file gets a copy of. */
export default async function setUp(project: TestProject) {
  const { folder, remove } = makeRunFolder();
  const cluster = await startTestCluster(folder);
  await makeTemplate(cluster, "template_attune").catch(async (error: Error) => {
    await cluster.stop();
    remove();
    throw error;
  });
  project.provide("templateDatabase", {
    adminUrl: cluster.url("postgres"),
    appUrl: cluster.appUrl("postgres"),
    name: "template_attune",
  });
  return async () => {
    await cluster.stop();
    remove();
  };
}
