import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { figure } from "#tests/setup/figure";
import { startServer } from "#tests/setup/test-app";
import { freePort } from "../../scripts/run/ports.mjs";
import { ask, inTurns, ownAddress } from "./support/ask";
import { addressesOf, readings } from "./support/reads";
import { type AppRoute, listRoutes } from "./support/routes";
import { makeWorld, type World } from "./support/world";

const app = inject("sharedApp");

/** What a read may leave: its trace, and that its session was in use. */
const TRACES = ["audit_event", "auth_session"];

/** Connections that say so about themselves may write nothing; all others go on as before. */
const REFUSE = `
  CREATE FUNCTION attune_test_reads_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('attune.reads_only', true) = 'on' THEN
      RAISE EXCEPTION 'a read wrote into %', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
  END $$`;
const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('public', 'pgboss') AND NOT tablename = ANY ($1::text[])`;

const owner = new pg.Client({ connectionString: app.ownerUrl });
let world: World;
let routes: AppRoute[];
let origin: string;
let server: Awaited<ReturnType<typeof startServer>>;
let tables: string[] = [];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  await owner.connect();
  await owner.query(REFUSE);
  tables = (await owner.query<{ name: string }>(TABLES, [TRACES])).rows.map(({ name }) => name);
  for (const table of tables)
    await owner.query(
      `CREATE TRIGGER attune_test_reads_only BEFORE INSERT OR UPDATE OR DELETE ON ${table}
       FOR EACH STATEMENT EXECUTE FUNCTION attune_test_reads_only()`,
    );
  const port = await freePort();
  const url = new URL(app.databaseUrl);
  url.searchParams.set("options", "-c attune.reads_only=on");
  origin = `http://localhost:${port}`;
  server = await startServer(path.dirname(app.mailFolder), port, {
    ...app.env,
    ...{ DATABASE_URL: url.href, PORT: String(port), JOBS: "off" },
  });
});

afterAll(async () => {
  await server?.stop();
  // One table after the other: all at once wait for writers that wait for one of them.
  for (const table of tables) await owner.query(`DROP TRIGGER attune_test_reads_only ON ${table}`);
  await owner.query("DROP FUNCTION attune_test_reads_only");
  await owner.end();
});

test("the server that may only read is the one that is asked, and it refuses to write", async () => {
  const form = { intent: "send", clientId: crypto.randomUUID(), body: "Hello" };
  const { token } = world.people["client A"];
  const sent = await ask(`/client/messages/${world.jointThreadId}`, {
    ...{ method: "POST", token, form, origin, headers: ownAddress() },
  });
  expect(sent.status).toBe(500);
});

test("GET, HEAD and OPTIONS change nothing, whatever they ask for and whoever asks", async () => {
  const wrote: string[] = [];
  let asked = 0;
  await inTurns(await readings(routes, world), 4, async (reading) => {
    const { token } = reading;
    for (const address of addressesOf(reading))
      for (const method of ["GET", "HEAD", "OPTIONS"] as const) {
        const { status } = await ask(address, { method, token, origin, headers: ownAddress() });
        asked += 1;
        if (status >= 500) wrote.push(`${method} ${address}: ${status}`);
      }
  });
  expect(wrote).toEqual([]);
  expect(tables.length).toBeGreaterThan(40);
  figure(`reads: ${asked} requests, 0 wrote into any of ${tables.length} tables`);
});
