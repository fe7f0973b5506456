import { randomBytes } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { createDatabase } from "../../scripts/run/databases.mjs";
import { newSampleSecrets } from "../../scripts/run/sample-secrets.mjs";
import { makeTemplate, startTestCluster } from "../../scripts/run/test-cluster.mjs";
import { makeTestDemo } from "../../scripts/run/test-demo.mjs";

/** What an application under test stands on. */
export type TestGround = {
  databaseUrl: string;
  ownerUrl: string;
  /** What the data is sealed with. */
  secrets: Record<string, string>;
  /** What the Stripe emulator remembers, and where it keeps it; it begins with nothing when left out. */
  stripeStateFile?: string;
  /** Takes the database away, kindly or by a signal, and brings the same one back at the same address. */
  database: {
    stop(): Promise<void>;
    kill(signal: "SIGINT" | "SIGQUIT" | "SIGKILL"): Promise<void>;
    start(): Promise<void>;
  };
  stop(): Promise<void>;
};

/** A Postgres of its own, with the tables and nobody in them. `isSafe`: what it commits survives that it is killed. */
export async function emptyGround(runFolder: string, { isSafe = false } = {}): Promise<TestGround> {
  let cluster = await startTestCluster(runFolder, { isSafe });
  await makeTemplate(cluster, "attune");
  const stop = () => cluster.stop();
  const kill = async (signal: NodeJS.Signals) => {
    if (cluster.pid !== undefined) process.kill(cluster.pid, signal);
    await cluster.ended;
  };
  const start = async () => {
    cluster = await startTestCluster(runFolder, { isSafe });
  };
  return {
    databaseUrl: cluster.appUrl("attune"),
    ownerUrl: cluster.url("attune"),
    secrets: newSampleSecrets(),
    database: { stop, kill, start },
    stop,
  };
}

type Demo = Awaited<ReturnType<typeof makeTestDemo>>;

/** The one that `npm test` made for all its suites; a suite that runs alone makes it. */
async function testDemo(runFolder: string): Promise<{ demo: Demo; stop(): Promise<void> }> {
  const made = process.env.ATTUNE_TEST_DEMO;
  if (made) return { demo: JSON.parse(readFileSync(made, "utf8")) as Demo, stop: async () => undefined };
  const cluster = await startTestCluster(runFolder);
  try {
    return { demo: await makeTestDemo(cluster, runFolder), stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A copy of the demo data. */
export async function demoGround(runFolder: string): Promise<Omit<TestGround, "database">> {
  const { demo, stop } = await testDemo(runFolder);
  const name = `attune_${randomBytes(6).toString("hex")}`;
  await createDatabase(demo.adminUrl, name, demo.template).catch(async (error: Error) => {
    await stop();
    throw error;
  });
  const own = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const stripeStateFile = path.join(runFolder, "own-stripe.json");
  copyFileSync(demo.stripeStateFile, stripeStateFile);
  const addresses = { databaseUrl: own(demo.appUrl), ownerUrl: own(demo.adminUrl) };
  return { ...addresses, secrets: demo.secrets, stripeStateFile, stop };
}
