import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { startNode, typescript } from "./children.mjs";
import { startCluster } from "./cluster.mjs";
import { prepareDemoDatabase, prepareOwnDatabase, refuseRealPeople } from "./demo-database.mjs";
import { startEmulator } from "./emulator.mjs";
import { installMissing } from "./packages.mjs";
import { portIsBusy, untilPortAnswers } from "./ports.mjs";
import { BUILT_SERVER, buildPages, generateClient, prepareDatabase } from "./prepare.mjs";
import { dataFolder, Refusal } from "./project.mjs";
import { demoSecrets } from "./sample-secrets.mjs";
import { forgetThisStart, recordThisStart, runningStart } from "./single-start.mjs";
import { stepPrinter } from "./steps.mjs";

/** Where a demo keeps the heads of its audit log, beside its data. */
const AUDIT_HEADS = "audit-heads.jsonl";

function wishedPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`PORT is "${process.env.PORT}": set it to a number between 1 and 65535.`);
  }
  return port;
}

async function refuseWhenTaken(port) {
  const other = runningStart();
  if (other) {
    throw new Refusal(
      `Attune already runs from this folder on port ${other.port} (process ${other.pid}): stop it first.`,
    );
  }
  if (await portIsBusy(port)) {
    throw new Refusal(
      `Port ${port} is taken by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
    );
  }
}

/** Hot reloading reads the whole application before it answers, on a busy machine for a minute and more. */
const PATIENCE_MS = 180_000;

async function serve({ onStop, stopRequest }, step, { port, origin, title, env }) {
  const program = env.NODE_ENV === "development" ? typescript("server/development.ts") : [BUILT_SERVER];
  const start = async () => {
    const started = startNode(program, {
      env: { ...env, PORT: String(port), APP_ORIGIN: origin },
    });
    onStop(started.stop);
    await untilPortAnswers(port, { ...started, timeoutMs: PATIENCE_MS }).catch((error) => {
      throw new Refusal(`The server did not start: ${error.message}. What it said stands above.`);
    });
    return started;
  };
  const server = await step(title, start, { talks: true });
  process.stdout.write(
    `\nAttune is at ${origin}\n${env.DEMO ? "Made-up people only. " : ""}Ctrl-C stops it.\n\n`,
  );
  const code = await Promise.race([server.ended, stopRequest]);
  process.stderr.write(`The server ended by itself (code ${code}).\n`);
  return code || 1;
}

/** What a mistyped mode would start is nothing that anybody wanted. */
function refuseUnknownMode() {
  const { NODE_ENV: mode } = process.env;
  if (!mode || ["production", "demo", "development"].includes(mode)) return;
  throw new Refusal(
    `NODE_ENV is "${mode}": set it to production for a practice's own start, or unset it for the demo.`,
  );
}

function refuseHalfAPractice() {
  if (process.env.DEMO)
    throw new Refusal("NODE_ENV=production refuses demo mode: unset DEMO, or unset NODE_ENV.");
  if (!process.env.DATABASE_URL)
    throw new Refusal("NODE_ENV=production needs DATABASE_URL: set it to the practice's Postgres.");
  if (!process.env.DATABASE_OWNER_URL)
    throw new Refusal(
      "NODE_ENV=production needs DATABASE_OWNER_URL: set it to the same Postgres as the user who owns the tables.",
    );
}

/** A practice's own start: everything it needs is in the environment, nothing is made up. */
async function startProduction(lifetime, port) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  const step = stepPrinter(5);
  await step("Installing packages", () => installMissing({ withDev: false }));
  await step("Making the database client", generateClient);
  await step("Building the pages", buildPages);
  await step("Bringing the database up to date", () => prepareDatabase({ ownerUrl, appUrl }));
  // The server inherits our environment, and must not be able to become the owner.
  delete process.env.DATABASE_OWNER_URL;
  const origin = process.env.APP_ORIGIN || `http://localhost:${port}`;
  return serve(lifetime, step, { port, origin, title: "Starting the server", env: {} });
}

async function startDemo({ onStop, stopRequest }, port, isDev) {
  const ownDatabase = process.env.DATABASE_URL;
  const step = stepPrinter((isDev ? 7 : 8) - (ownDatabase ? 1 : 0));
  await step("Installing packages", () => installMissing());
  if (ownDatabase) await refuseRealPeople(ownDatabase);
  await step("Making the database client", generateClient);
  if (!isDev) await step("Building the pages", buildPages);

  const origin = process.env.APP_ORIGIN || `http://localhost:${port}`;
  const secrets = { ...(await demoSecrets()) };
  for (const name of Object.keys(secrets)) if (process.env[name]) secrets[name] = process.env[name];
  const anchor = { AUDIT_ANCHOR: path.join(dataFolder, AUDIT_HEADS) };
  const env = {
    ...secrets,
    ...anchor,
    DEMO: "1",
    NODE_ENV: isDev ? "development" : "demo",
    APP_ORIGIN: origin,
    // One of the made-up therapists has another calendar, which the demo serves itself.
    CALENDAR_TEST_HOSTS: new URL(origin).host,
  };

  await step("Starting the Stripe emulator", async () => {
    if (process.env.STRIPE_SECRET_KEY) return "not needed, STRIPE_SECRET_KEY is set";
    const log = openSync(path.join(dataFolder, "stripe-emulator.log"), "w", 0o600);
    const stateFile = path.join(dataFolder, "stripe-emulator.json");
    const emulator = await startEmulator({ origin, secrets, stdio: log, stateFile });
    closeSync(log);
    onStop(emulator.stop);
    Object.assign(env, emulator.env);
    return undefined;
  });
  if (ownDatabase) {
    env.DATABASE_URL = await prepareOwnDatabase(step, ownDatabase, env);
  } else {
    const cluster = await step("Starting the database", async () => {
      const started = await startCluster({ home: path.join(dataFolder, "postgres") });
      onStop(started.stop);
      return started;
    });
    env.DATABASE_URL = await prepareDemoDatabase(step, cluster, env);
  }
  const title = isDev ? "Starting the server with hot reloading" : "Starting the server";
  return serve({ onStop, stopRequest }, step, { port, origin, title, env });
}

/** All of `npm start`: from a bare clone to a page that answers, until somebody stops it. */
export async function startAttune(lifetime, { isDev = false } = {}) {
  refuseUnknownMode();
  const isProduction = process.env.NODE_ENV === "production";
  if (isProduction) refuseHalfAPractice();
  const port = wishedPort();
  await refuseWhenTaken(port);
  await recordThisStart(port);
  lifetime.onStop(async () => forgetThisStart());
  if (isProduction) return startProduction(lifetime, port);
  return startDemo(lifetime, port, isDev);
}
