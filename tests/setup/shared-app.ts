import type { Client } from "pg";
import type { TestProject } from "vitest/node";
import { withClient } from "../../scripts/run/databases.mjs";
import { buildPages } from "../../scripts/run/prepare.mjs";
import { makeRunFolder } from "./run-folder";
import { startTestApp } from "./test-app";
import { demoGround } from "./test-ground";

/** What each night that a test file takes for a session of its own is numbered by. */
const countNights = (ownerUrl: string) =>
  withClient(ownerUrl, (client: Client) =>
    client.query("create sequence test_night; grant usage on sequence test_night to public"),
  );

/** Once per run: the built application with the demo data, for tests that ask it over HTTP. */
export default async function setUp(project: TestProject) {
  await buildPages();
  const { folder, remove } = makeRunFolder();
  // Behind a proxy, so that a test can send the requests of many people from many addresses.
  const { app, stop } = await startTestApp(await demoGround(folder), {
    runFolder: folder,
    env: { TRUST_PROXY: "1" },
  });
  await countNights(app.ownerUrl);
  project.provide("sharedApp", app);
  return async () => {
    await stop();
    remove();
  };
}
