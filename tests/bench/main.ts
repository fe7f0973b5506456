// `npm run bench [-- --quick] [--only pattern] [--seconds n] [--profile]`: how fast the built server is beside bare programs
// that do the same (docs/performance.md).
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { typescript } from "../../scripts/run/children.mjs";
import { startCluster } from "../../scripts/run/cluster.mjs";
import { createDatabase } from "../../scripts/run/databases.mjs";
import { freePort } from "../../scripts/run/ports.mjs";
import { BUILT_SERVER, generateClient, prepareDatabase } from "../../scripts/run/prepare.mjs";
import { newSampleSecrets } from "../../scripts/run/sample-secrets.mjs";
import { makeRunFolder } from "../setup/run-folder";
import { postmasterOf } from "./processes";
import { buildAll, start } from "./servers";

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean" },
    only: { type: "string" },
    seconds: { type: "string" },
    profile: { type: "boolean" },
  },
});
const CONNECTIONS = [1, 16, 64];
const size = asked.quick
  ? { seconds: 2, writes: 160, therapists: 6, couples: 24, messages: 100 }
  : { seconds: 5, writes: 480, therapists: 20, couples: 60, messages: 100 };
const plan = { ...size, seconds: Number(asked.seconds ?? size.seconds) };

const say = (line: string) => process.stdout.write(`${line}\n`);

async function bench(runFolder: string, stops: (() => Promise<unknown>)[]): Promise<void> {
  await generateClient();
  await buildAll();
  // Durable, as in the demo: every acknowledged write has reached the disk.
  const cluster = await startCluster({
    home: path.join(runFolder, "postgres"),
    settings: { max_connections: "100" },
  });
  stops.push(cluster.stop);
  await createDatabase(cluster.url("postgres"), "bench");
  await prepareDatabase({ ownerUrl: cluster.url("bench"), appUrl: cluster.appUrl("bench") });
  const port = await freePort();
  const env: Record<string, string> = {
    ...newSampleSecrets(),
    NODE_ENV: "test",
    APP_ORIGIN: `http://localhost:${port}`,
    STRIPE_API_BASE: "http://127.0.0.1:9",
    DATABASE_URL: cluster.appUrl("bench"),
    TRUST_PROXY: "1",
    LOG_LEVEL: "warn",
    JOBS: "off",
  };
  // The application's modules read the environment when they are loaded.
  Object.assign(process.env, env);
  const { makeWorld } = await import("./world");
  say("Making people, appointments, messages and forms…");
  const forms = CONNECTIONS.length * plan.writes + plan.writes;
  const world = await makeWorld({ ...plan, forms });
  const { makeFloorTables } = await import("./floor-data");
  const threads = world.couples.flatMap((one) => [one.threadId, one.writableThreadId]);
  await makeFloorTables(cluster.url("bench"), threads);
  const { operations } = await import("./operations");
  const only = new RegExp(asked.only ?? "");
  const isPastAsked = operations(world, plan.writes).some((one) => one.past && only.test(one.name));
  if (isPastAsked) say("Making practices with a longer past…");
  const { practicesWithPast } = await import("./past-practices");
  const past = isPastAsked ? await practicesWithPast({ cluster, env, stops }) : new Map<number, never>();

  const app = await start([BUILT_SERVER], { env, port, flags: profiling() });
  stops.push(app.stop);
  // Its tables are beside the application's and the owner's.
  const owned = { ...env, DATABASE_URL: cluster.url("bench") };
  const floor = await start(typescript("tests/bench/floor-server.ts"), { env: owned });
  stops.push(floor.stop);
  const bare = await start(typescript("tests/bench/bare-remix/server.ts"), {
    env: { ...env, NODE_ENV: "production" },
  });
  stops.push(bare.stop);
  const { measureAll } = await import("./measure");
  const servers = { app, floor, bare, past, postmaster: postmasterOf(cluster.home) };
  const report = await measureAll({
    servers,
    world,
    plan,
    connections: CONNECTIONS,
    only,
    databaseUrl: env.DATABASE_URL ?? "",
    say,
  });
  mkdirSync(".cache", { recursive: true });
  writeFileSync(".cache/bench.json", JSON.stringify(report, null, 2));
  say("\nAll figures are in .cache/bench.json.");
}

/** With --profile the server leaves a CPU profile of its whole life in .cache/profiles when it ends. */
function profiling(): string[] {
  if (!asked.profile) return [];
  const folder = path.resolve(".cache/profiles");
  mkdirSync(folder, { recursive: true });
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`];
}

const { folder, remove } = makeRunFolder();
const stops: (() => Promise<unknown>)[] = [];
try {
  await bench(folder, stops);
} finally {
  for (const stop of stops.reverse()) await stop();
  remove();
}
process.exit(0);
