// `npm run demo:reset`: throws the demo's data away and starts again from nothing.
import { rmSync } from "node:fs";
import path from "node:path";
import { clearLeftovers, clusterFolder, removeCluster } from "./run/cluster.mjs";
import { dataFolder, Refusal } from "./run/project.mjs";
import { runningStart } from "./run/single-start.mjs";
import { startAttune } from "./run/start-attune.mjs";
import { stoppable } from "./run/stoppable.mjs";

async function stopRunning() {
  const running = runningStart();
  if (!running) return;
  process.stdout.write(`Stopping the Attune that runs on port ${running.port} ...\n`);
  process.kill(running.pid, "SIGTERM");
  for (let waited = 0; runningStart(); waited += 200) {
    if (waited > 30_000) throw new Refusal(`Process ${running.pid} does not stop: end it, then try again.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

await stoppable(async (lifetime) => {
  if (process.env.DATABASE_URL) {
    throw new Refusal(
      "DATABASE_URL is set, and that database is not the demo's to delete: unset it, or empty the database yourself.",
    );
  }
  await stopRunning();
  const home = path.join(dataFolder, "postgres");
  await clearLeftovers(path.join(clusterFolder(home), "data"));
  removeCluster(home);
  rmSync(dataFolder, { recursive: true, force: true });
  process.stdout.write("The demo's data is gone.\n\n");
  return startAttune(lifetime);
});
