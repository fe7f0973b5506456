import { beforeAll, expect, test } from "vitest";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";
import { inTurns } from "./support/ask";
import { type Bytes, malformedRequests } from "./support/malformed";
import { type AppRoute, listRoutes } from "./support/routes";
import { sendBytes } from "./support/send-bytes";
import { makeWorld, signIn, type World } from "./support/world";

const COUNT = isLongRun ? 20_000 : 1_500;
const BATCH = 250;
/** Another run with this seed sends the same requests. */
const SEED = Number(process.env.ATTUNE_SEED ?? 20_261_127);

let world: World;
let routes: AppRoute[];

beforeAll(async () => {
  world = await makeWorld();
  routes = (await listRoutes()).filter(({ hasAddress }) => hasAddress);
});

/** A form that ends the session is worth a session of its own. */
const ENDS_SESSION = ["session.end", "devices.end-own", "profile.edit-own"];

async function cookieOf({ who, route, isWrite }: Bytes): Promise<string | null> {
  if (who === "visitor") return null;
  const { token, actor } = world.people[who];
  const isLast = isWrite && ENDS_SESSION.includes(route.action?.may ?? "");
  return `session=${isLast ? (await signIn(actor.personId)).token : token}`;
}

/** Everybody is who they are at the start of each batch, whatever the one before has done to their sessions. */
async function everybodySignsIn(): Promise<void> {
  for (const person of Object.values(world.people))
    person.token = (await signIn(person.actor.personId)).token;
}

type Found = { counts: Record<number, number>; faults: string[] };

async function sendAll(seed: number, count: number, { counts, faults }: Found): Promise<void> {
  const requests = malformedRequests(routes, world, { seed, count });
  await inTurns([...requests.entries()], 8, async ([index, request]) => {
    const head = request.head(await cookieOf(request));
    const status = await sendBytes(head, request.body, request.isCutShort);
    counts[status] = (counts[status] ?? 0) + 1;
    if (status < 500 && (status > 0 || request.isCutShort)) return;
    const shown = request.body.subarray(0, 400).toString("latin1");
    faults.push(`seed ${seed}, request ${index}, ${request.who}: ${status}\n${head.slice(0, 1_500)}${shown}`);
  });
}

test("no malformed request is answered with a fault of ours, whoever sends it", async () => {
  const found: Found = { counts: {}, faults: [] };
  for (let sent = 0; sent < COUNT; sent += BATCH) {
    await everybodySignsIn();
    await sendAll(SEED + sent, Math.min(BATCH, COUNT - sent), found);
  }
  const faults = found.faults.length;
  const line = `malformed requests: ${faults} answers 5xx or none in ${COUNT.toLocaleString("en-US")}`;
  figure(`${line}, by status ${JSON.stringify(found.counts)}`);
  expect(found.faults).toEqual([]);
}, 1_800_000);
