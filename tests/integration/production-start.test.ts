import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { markAsDemo } from "#app/platform/db/demo-mark.server";
import { env } from "#app/platform/env.server";
import { asOwner, ownerUrl } from "#tests/fixtures/database-owner";
import { makeRunFolder } from "#tests/setup/run-folder";
import { type Ended, runProgram } from "#tests/setup/run-program";
import { startServer } from "#tests/setup/test-app";
import { freePort } from "../../scripts/run/ports.mjs";
import { BUILT_SERVER, buildPages } from "../../scripts/run/prepare.mjs";

const run = (args: string[], env: Record<string, string>) =>
  runProgram(args, {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    NODE_ENV: "production",
    ...env,
  });

beforeAll(buildPages, 180_000);

const server = (env: Record<string, string>) => run([BUILT_SERVER], env);
const sentences = ({ said }: Ended) =>
  said
    .trim()
    .split("\n")
    .filter((line) => line !== "Attune cannot start.");

const key = (start: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (start + at * 7) % 256)).toString("base64");

const COMPLETE = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none",
  APP_ORIGIN: "https://portal.rivermist.example",
  SMTP_URL: "smtps://mail.rivermist.example",
  SEAL_KEY: key(3),
  LOOKUP_KEY: key(90),
  LINK_KEY: key(171),
  AUDIT_KEY: key(37),
  AUDIT_ANCHOR: "/nowhere/audit-heads.jsonl",
  CLAMD: "off",
  STRIPE_SECRET_KEY: "sk_live_rivermist",
  STRIPE_WEBHOOK_SECRET: "whsec_rivermist",
};

test("in production the server refuses demo mode with one sentence", async () => {
  const ended = await server({ ...COMPLETE, DEMO: "1" });
  expect(ended.code).toBe(1);
  expect(sentences(ended)).toEqual(["Demo mode cannot run in production: unset DEMO."]);
});

test("in production the server refuses a missing secret with one sentence", async () => {
  const { SEAL_KEY: _, ...rest } = COMPLETE;
  const ended = await server(rest);
  expect(ended.code).toBe(1);
  expect(sentences(ended)).toEqual([expect.stringMatching(/^SEAL_KEY is missing: .+\.$/)]);
});

test("in production somebody has to say whether files are scanned", async () => {
  const { CLAMD: _, ...rest } = COMPLETE;
  const ended = await server(rest);
  expect(ended.code).toBe(1);
  expect(sentences(ended)).toEqual([expect.stringMatching(/^CLAMD is missing: .+ or to off\.$/)]);
});

test("in production the server refuses a sample secret with one sentence", async () => {
  const sample = Buffer.from("sample-key-for-the-demo-only-32b").toString("base64");
  const ended = await server({ ...COMPLETE, LINK_KEY: sample });
  expect(ended.code).toBe(1);
  expect(sentences(ended)).toEqual([expect.stringMatching(/^LINK_KEY is a sample: .+\.$/)]);
});

test("npm start in production refuses demo mode and a missing database before it touches anything", async () => {
  const start = (env: Record<string, string>) => run(["scripts/start.mjs"], { PORT: "39871", ...env });
  const demo = await start({ ...COMPLETE, DEMO: "1" });
  expect(demo).toEqual({
    code: 1,
    said: expect.stringMatching(/^\s*NODE_ENV=production refuses demo mode: .+\.\s*$/),
  });
  const { DATABASE_URL: _, ...rest } = COMPLETE;
  const bare = await start(rest);
  expect(bare).toEqual({
    code: 1,
    said: expect.stringMatching(/^\s*NODE_ENV=production needs DATABASE_URL: .+\.\s*$/),
  });
  expect(await start(COMPLETE)).toEqual({
    code: 1,
    said: expect.stringMatching(/^\s*NODE_ENV=production needs DATABASE_OWNER_URL: .+\.\s*$/),
  });
});

/** A practice's server over this file's database, for as long as `use` takes. */
async function withPractice(databaseUrl: string, use: (origin: string) => Promise<void>): Promise<void> {
  const { folder, remove } = makeRunFolder();
  const port = await freePort();
  const own = { NODE_ENV: "production", PORT: String(port), JOBS: "off", DATABASE_URL: databaseUrl };
  const started = await startServer(folder, port, { ...COMPLETE, STRIPE_API_BASE: "", ...own });
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    await started.stop();
    remove();
  }
  expect(await started.ended).toBe(0);
}

test("where a practice works, the pages for developers and for the demo do not exist", async () => {
  await withPractice(env().databaseUrl, async (origin) => {
    const statusOf = async (path: string) => (await fetch(`${origin}${path}`)).status;
    expect(await statusOf("/readyz")).toBe(200);
    expect(await statusOf("/sign-in")).toBe(200);
    expect(await statusOf("/styleguide")).toBe(404);
    expect(await statusOf("/outbox")).toBe(404);
    expect(await statusOf("/demo/calendar.ics")).toBe(404);
  });
});

const DEMO = { ...COMPLETE, NODE_ENV: "demo", DEMO: "1", STRIPE_API_BASE: "http://127.0.0.1:9", JOBS: "off" };

test("the built server runs in no mode that it does not know, and never as one that reloads", async () => {
  for (const NODE_ENV of ["prod", ""]) {
    const ended = await server({ ...COMPLETE, NODE_ENV });
    expect(ended.code).toBe(1);
    expect(sentences(ended)).toEqual([
      expect.stringMatching(/^NODE_ENV is (?:"prod"|not set): set it to .+\.$/),
    ]);
  }
  const developing = await server({ ...COMPLETE, NODE_ENV: "development" });
  expect(developing.code).toBe(1);
  expect(sentences(developing)).toEqual([
    "NODE_ENV=development is for npm run dev: a built server never runs that way.",
  ]);
  const programs = readdirSync("build/programs", { recursive: true, encoding: "utf8" });
  const loading = programs.filter(
    (name) =>
      name.endsWith(".js") && /import\(["']vite["']\)/.test(readFileSync(`build/programs/${name}`, "utf8")),
  );
  expect(loading).toEqual([]);
});

test("npm start with a mode that it does not know is one sentence, before it touches anything", async () => {
  const { code, said } = await run(["scripts/start.mjs"], { ...COMPLETE, NODE_ENV: "prod", PORT: "39871" });
  expect(code).toBe(1);
  expect(said).toMatch(/^\s*NODE_ENV is "prod": set it to production .+\.\s*$/);
});

test("no demo runs on a database that the seed has not marked: one sentence, and nothing of it is changed", async () => {
  const { databaseUrl } = env();
  const refused = await server({ ...DEMO, DATABASE_URL: databaseUrl });
  expect(refused.code).toBe(1);
  expect(sentences(refused)).toEqual([expect.stringMatching(/^This database is no demo's, .+\.$/)]);

  const personId = newId();
  await asOwner("INSERT INTO person (id, chosen_name, email_sealed, email_index) VALUES ($1, 'P', '', 'p')", [
    personId,
  ]);
  const { folder, remove } = makeRunFolder();
  const started = await run(["scripts/start.mjs"], {
    ...{ NODE_ENV: "", DATABASE_URL: databaseUrl, ATTUNE_DATA: folder, PORT: String(await freePort()) },
  });
  remove();
  expect(started.code).toBe(1);
  expect(started.said).toMatch(/\n\s*DATABASE_URL has people in it that no demo made: .+\.\s*$/);
  expect(await asOwner("SELECT 1 FROM demo_mark")).toEqual([]);
  await asOwner("DELETE FROM person WHERE id = $1", [personId]);
});

test("a database that was marked while it was empty runs as a demo, and never as a practice", async () => {
  const { databaseUrl } = env();
  await markAsDemo();
  const { folder, remove } = makeRunFolder();
  const port = await freePort();
  const demo = await startServer(folder, port, { ...DEMO, DATABASE_URL: databaseUrl, PORT: String(port) });
  expect((await fetch(`http://127.0.0.1:${port}/outbox`)).status).toBe(200);
  await demo.stop();
  remove();
  const practice = await server({ ...COMPLETE, DATABASE_URL: databaseUrl });
  expect(practice.code).toBe(1);
  expect(sentences(practice)).toEqual([expect.stringMatching(/^This database holds a demo's .+\.$/)]);
  await asOwner("DELETE FROM demo_mark");
});

test("a practice is not served by a user who may change what is written once", async () => {
  const ended = await server({ ...COMPLETE, DATABASE_URL: ownerUrl() });
  expect(ended.code).toBe(1);
  expect(sentences(ended).join(" ")).toContain("may change what is written once");
});
