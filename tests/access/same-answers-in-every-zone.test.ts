import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { SERVER_ZONES, standsIn, withoutKeys } from "#tests/fixtures/server-zones";
import { figure } from "#tests/setup/figure";
import { startServer } from "#tests/setup/test-app";
import { freePort } from "../../scripts/run/ports.mjs";
import { ask, inTurns, ownAddress } from "./support/ask";
import { readings } from "./support/reads";
import { type AppRoute, listRoutes } from "./support/routes";
import { makeWorld, type World } from "./support/world";

const app = inject("sharedApp");
let world: World;
let routes: AppRoute[];
let servers: { zone: string; origin: string; stop(): Promise<void> }[] = [];

async function serverIn(zone: string) {
  const port = await freePort();
  const settings = { ...app.env, ...standsIn(zone, app.databaseUrl), PORT: String(port), JOBS: "off" };
  const { stop } = await startServer(path.dirname(app.mailFolder), port, settings);
  return { zone, origin: `http://localhost:${port}`, stop };
}

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  servers = await Promise.all(SERVER_ZONES.map(serverIn));
});
afterAll(() => Promise.all(servers.map(({ stop }) => stop())));

/** What all of them say at an address; that of UTC comes twice, first and last. */
async function answersTo(address: string, token: string | null): Promise<string[]> {
  const askOf = async ({ origin }: { origin: string }) =>
    withoutKeys((await ask(address, { token, origin, headers: ownAddress() })).text);
  const [utc, ...others] = servers;
  if (!utc) throw new Error("No server runs");
  const first = await askOf(utc);
  const between = await Promise.all(others.map(askOf));
  return [first, ...between, await askOf(utc)];
}

test("whatever is read, a server in any zone with a database in any zone answers the same, byte for byte", async () => {
  const different: string[] = [];
  const moving: string[] = [];
  let asked = 0;
  await inTurns(await readings(routes, world), 2, async ({ page, data, token }) => {
    const address = page ?? data;
    const [first, ...others] = await answersTo(address, token);
    asked += 1;
    // The audit log shows these very reads: of what changes by itself nothing is told.
    if (first !== others.pop()) moving.push(address);
    else
      for (const [index, other] of others.entries())
        if (other !== first) different.push(`${address} in ${SERVER_ZONES[index + 1]}`);
  });
  expect(different).toEqual([]);
  expect(moving.filter((address) => !/\/(?:audit|access|record-access)\b/.test(address)).length).toBeLessThan(
    5,
  );
  expect(asked).toBeGreaterThan(200);
  figure(
    `zones: ${asked} addresses on ${servers.length} servers, ${moving.length} change by themselves, 0 answers differ`,
  );
});
