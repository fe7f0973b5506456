import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { makeRunFolder } from "#tests/setup/run-folder";
import { withClient } from "../../scripts/run/databases.mjs";
import { freePort } from "../../scripts/run/ports.mjs";
import { buildPages } from "../../scripts/run/prepare.mjs";
import { makeTemplate, startTestCluster } from "../../scripts/run/test-cluster.mjs";

const READY = "Ctrl-C stops it.";

await buildPages();
const { folder, remove } = makeRunFolder();
const personId = newId();
let port: number;
const started: Started[] = [];

/** The data of an earlier start, with one person: making the demo's people has its own place and takes its time. */
beforeAll(async () => {
  port = await freePort();
  const cluster = await startTestCluster(folder);
  await makeTemplate(cluster, "attune");
  await withClient(cluster.url("attune"), async (client: pg.Client) => {
    await client.query("INSERT INTO demo_mark DEFAULT VALUES");
    await client.query(
      "INSERT INTO person (id, chosen_name, email_sealed, email_index) VALUES ($1, 'Robin', '', 'robin')",
      [personId],
    );
  });
  await cluster.stop();
});

afterAll(async () => {
  for (const { signal, ended } of started) {
    signal("SIGKILL");
    await ended;
  }
  remove();
});

type Started = { said(): string; ended: Promise<number>; signal(name: NodeJS.Signals): void };

const OWN = ["DATABASE_URL", "STRIPE_SECRET_KEY", "STRIPE_API_BASE", "APP_ORIGIN", "NODE_ENV", "DEMO"];

/** `npm start` as a terminal runs it: npm, its shell and the script in one process group. */
function npmStart(settings: Record<string, string> = {}): Started {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.includes(name)));
  const child: ChildProcess = spawn("npm", ["start"], {
    env: { ...env, ATTUNE_DATA: folder, PORT: String(port), ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part) => {
      said += part;
    });
  }
  // Ctrl-C ends npm itself with the signal and no code; its output closes when the last of the processes is gone.
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? -1)));
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), name);
    } catch {
      // It has ended.
    }
  };
  const one = { said: () => said, ended, signal };
  started.push(one);
  return one;
}

const untilReady = (one: Started) =>
  expect.poll(one.said, { timeout: 60_000, interval: 50 }).toContain(READY);

/** Every process that was told to use our folder, by its environment or its arguments. */
function processesLeft(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ["environ", "cmdline"].some((file) => textOf(`/proc/${pid}/${file}`).includes(folder)))
    .map((pid) => textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " "));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const statusOf = (page: string) => fetch(`http://localhost:${port}${page}`).then(({ status }) => status);

function expectNothingLeft(): void {
  expect(processesLeft()).toEqual([]);
  expect(existsSync(path.join(folder, "running.json"))).toBe(false);
  expect(existsSync(path.join(folder, "postgres", "data", "postmaster.pid"))).toBe(false);
}

test("a taken port is one sentence and exit code 1, before anything is installed, built or started", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  const refused = npmStart();
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(`Port ${port} is taken by another program: stop it, or choose another`);
  expect(refused.said()).not.toMatch(/\[1\/|\n\s+at /);
  await new Promise((resolve) => other.close(resolve));
  expectNothingLeft();
}, 30_000);

test("Ctrl-C leaves no process and no lock, and the next start is quick and keeps the data", async () => {
  const first = npmStart();
  await untilReady(first);
  expect(await statusOf("/readyz")).toBe(200);

  const second = npmStart();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Attune already runs from this folder on port ${port}`);

  first.signal("SIGINT");
  await first.ended;
  expect(first.said()).toMatch(/Stopping \.\.\.\s+(?:.*\s+)*Stopped\.\s*$/);
  expect(first.said()).not.toMatch(/did not stop|Error/);
  expectNothingLeft();

  const again = npmStart();
  await untilReady(again);
  expect(again.said()).toContain("Demo data ... kept");
  expect(again.said()).toContain("Building the pages ... unchanged");
  again.signal("SIGINT");
  await again.ended;
}, 120_000);

test("after a start that was killed the next one clears up and starts", async () => {
  const killed = npmStart();
  await untilReady(killed);
  killed.signal("SIGKILL");
  await killed.ended;

  const again = npmStart({ PORT: String(await freePort()) });
  await untilReady(again);
  expect(again.said()).toContain("Demo data ... kept");
  again.signal("SIGINT");
  await again.ended;
  await expect.poll(processesLeft, { timeout: 15_000 }).toEqual([]);
  expectNothingLeft();
}, 120_000);
