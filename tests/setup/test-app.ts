import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { startNode } from "../../scripts/run/children.mjs";
import { startEmulator } from "../../scripts/run/emulator.mjs";
import { freePort, untilPortAnswers } from "../../scripts/run/ports.mjs";
import { BUILT_SERVER } from "../../scripts/run/prepare.mjs";
import { startMailSink } from "./mail-sink";
import type { TestGround } from "./test-ground";

/** A whole Attune for tests: addresses and places of its parts. */
export type TestApp = {
  origin: string;
  databaseUrl: string;
  /** The same database as its owner. */
  ownerUrl: string;
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
 * Starts the Stripe emulator, a mail server and the built application on this ground, all on free ports of this
 * machine. The application must have been built. `stop` ends the ground too.
 */
export async function startTestApp(
  ground: Omit<TestGround, "database">,
  { runFolder, env: settings = {}, databaseThrough = async (address) => address }: Options,
) {
  const stops: (() => Promise<unknown>)[] = [() => ground.stop()];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const { secrets, databaseUrl, ownerUrl, stripeStateFile } = ground;
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const mailFolder = path.join(runFolder, "mails");
    const [emulator, mails] = await Promise.all([
      startEmulator({ origin, secrets, stdio: "ignore", stateFile: stripeStateFile }),
      startMailSink(mailFolder),
    ]);
    stops.push(emulator.stop, mails.stop);

    const places = { AUDIT_ANCHOR: path.join(runFolder, "audit-heads.jsonl") };
    const addresses = {
      ...places,
      ...emulator.env,
      APP_ORIGIN: origin,
      SMTP_URL: mails.url,
      DATABASE_URL: databaseUrl,
    };
    const env = { ...secrets, ...addresses, NODE_ENV: "test", PORT: String(port), ...settings };
    const told = { ...env, DATABASE_URL: await databaseThrough(databaseUrl) };
    const server = await startServer(runFolder, port, told);
    stops.push(server.stop);
    const { STRIPE_API_BASE: stripeApiBase } = emulator.env;
    const app: TestApp = { origin, databaseUrl, ownerUrl, stripeApiBase, mailFolder, env };
    return { app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
