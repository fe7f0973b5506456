import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { runNode, startNode, typescript } from "../../scripts/run/children.mjs";
import { createDatabase } from "../../scripts/run/databases.mjs";
import { startEmulator } from "../../scripts/run/emulator.mjs";
import { freePort, untilPortAnswers } from "../../scripts/run/ports.mjs";
import { BUILT_SERVER } from "../../scripts/run/prepare.mjs";
import { newSampleSecrets } from "../../scripts/run/sample-secrets.mjs";
import { startMailSink } from "./mail-sink";
import { makeTemplate, startTestCluster } from "./test-cluster";

/** A whole Attune for tests: addresses and places of its parts. */
export type TestApp = {
  origin: string;
  databaseUrl: string;
  stripeApiBase: string;
  /** Where received mails are kept; see received-mail.ts. */
  mailFolder: string;
  /** What the server was told, secrets included, for programs that run beside it. */
  env: Record<string, string>;
};

type Options = {
  runFolder: string;
  /** Settings of the server that differ from the usual ones. */
  env?: Record<string, string>;
  /** The address the server is told for the database in place of the database's own. */
  databaseThrough?: (address: string) => Promise<string>;
  /** Without it the database has its tables and nobody in them. */
  withDemo?: boolean;
};

/** The built application on its own, told to do so by `env`. */
export async function startServer(runFolder: string, port: number, env: Record<string, string>) {
  const log = path.join(runFolder, "app.log");
  const output = openSync(log, "a");
  const server = startNode([BUILT_SERVER], { env, stdio: output });
  closeSync(output);
  await untilPortAnswers(port, { alive: server.alive }).catch(async (error: Error) => {
    await server.stop();
    throw new Error(`The server did not start: ${error.message}\n${readFileSync(log, "utf8").slice(-4000)}`);
  });
  return server;
}

/**
 * Starts Postgres with the demo data, the Stripe emulator, a mail server and the built application, all on free
 * ports of this machine. The application must have been built.
 */
export async function startTestApp({
  runFolder,
  env: settings = {},
  databaseThrough = async (address) => address,
  withDemo = true,
}: Options) {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    let cluster = await startTestCluster(runFolder);
    stops.push(() => cluster.stop());
    await makeTemplate(cluster, "template_demo");

    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const secrets = newSampleSecrets();
    const mailFolder = path.join(runFolder, "mails");
    const [emulator, mails] = await Promise.all([
      startEmulator({ origin, secrets, stdio: "ignore" }),
      startMailSink(mailFolder),
    ]);
    stops.push(emulator.stop, mails.stop);

    const common = { ...secrets, ...emulator.env, APP_ORIGIN: origin, SMTP_URL: mails.url };
    if (withDemo) {
      await runNode(typescript("prisma/seed/index.ts"), {
        env: { ...common, NODE_ENV: "demo", DEMO: "1", DATABASE_URL: cluster.url("template_demo") },
      });
    }
    await createDatabase(cluster.url("postgres"), "attune", "template_demo");

    const databaseUrl = cluster.url("attune");
    const env = { ...common, NODE_ENV: "test", PORT: String(port), DATABASE_URL: databaseUrl, ...settings };
    const told = { ...env, DATABASE_URL: await databaseThrough(databaseUrl) };
    const server = await startServer(runFolder, port, told);
    stops.push(server.stop);
    const app: TestApp = {
      origin,
      databaseUrl,
      stripeApiBase: emulator.env.STRIPE_API_BASE,
      mailFolder,
      env,
    };
    /** Takes the database away, and brings the same one back at the same address. */
    const database = {
      stop: () => cluster.stop(),
      start: async () => {
        cluster = await startTestCluster(runFolder);
      },
    };
    return { app, stop, database };
  } catch (error) {
    await stop();
    throw error;
  }
}
