import { writeFileSync } from "node:fs";
import path from "node:path";
import { buildPages } from "../../scripts/run/prepare.mjs";
import { makeRunFolder } from "./run-folder";
import { startTestApp } from "./test-app";

/** Once per run, before the end-to-end tests: builds when needed and starts everything they talk to. */
export default async function setUp() {
  await buildPages();
  const { folder, remove } = makeRunFolder();
  const { app, stop } = await startTestApp({ runFolder: folder, env: { TRUST_PROXY: "1" } });
  const description = path.join(folder, "app.json");
  writeFileSync(description, JSON.stringify(app), { mode: 0o600 });
  // Playwright hands its environment on to the processes that run the tests.
  process.env.ATTUNE_E2E = description;
  process.env.ATTUNE_E2E_ORIGIN = app.origin;
  return async () => {
    await stop();
    remove();
  };
}
