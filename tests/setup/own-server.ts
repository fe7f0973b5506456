import { freePort } from "../../scripts/run/ports.mjs";
import { buildPages } from "../../scripts/run/prepare.mjs";
import { makeRunFolder } from "./run-folder";
import { startServer } from "./test-app";

const SHARED = [
  ...["DATABASE_URL", "SEAL_KEY", "LOOKUP_KEY", "LINK_KEY", "AUDIT_KEY"],
  ...["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
];

/**
 * The built application on the database of a test file, with nothing else beside it. It may be started more than once:
 * each start is another process on the same port.
 */
export async function ownServers() {
  await buildPages();
  const { folder, remove } = makeRunFolder();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const started: Awaited<ReturnType<typeof startServer>>[] = [];
  const start = async (settings: Record<string, string> = {}) => {
    const told = Object.fromEntries(SHARED.map((name) => [name, process.env[name] ?? ""]));
    const own = { NODE_ENV: "test", PORT: String(port), APP_ORIGIN: origin, LOG_LEVEL: "warn" };
    const server = await startServer(folder, port, { ...told, ...own, ...settings });
    started.push(server);
    return server;
  };
  const stop = async () => {
    for (const server of started) await server.stop();
    remove();
  };
  return { origin, folder, start, stop };
}
