import { beforeAll, expect, test } from "vitest";
import { needsSignIn } from "#app/domain/accounts/policy";
import { db } from "#app/platform/db/client.server";
import { figure } from "#tests/setup/figure";
import { ask, inTurns, ownAddress } from "./support/ask";
import { canaries, found, leaked, READERS } from "./support/canaries";
import { type Cell, isRight, makeCells, outcomeOf } from "./support/cells";
import { type AppRoute, listRoutes } from "./support/routes";
import { samplesFor } from "./support/samples";
import type { Who } from "./support/who";
import { makeWorld, signIn, type World } from "./support/world";

const AT_ONCE = 6;

let routes: AppRoute[];
let world: World;
let cells: { reads: Cell[]; writes: Cell[] };
const seen: { who: Who; what: string; words: string[]; leaks: string[] }[] = [];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  cells = await makeCells(routes, world);
});

/** Forms that end a session get one of their own. */
async function tokenFor(cell: Cell): Promise<string | null> {
  if (cell.who === "visitor") return null;
  const { actor, token } = world.people[cell.who];
  const ends = cell.method === "POST" && cell.route.action?.may === "session.end";
  return ends ? (await signIn(actor.personId)).token : token;
}

const nameOf = ({ method, as, path, who }: Cell) => `${method} ${path} as ${as} by ${who}`;

async function wrongAnswers(list: readonly Cell[]): Promise<string[]> {
  const wrong: string[] = [];
  await inTurns(list, AT_ONCE, async (cell) => {
    const token = await tokenFor(cell);
    const { method, form, file } = cell;
    const answer = await ask(cell.path, { method, token, form, file, headers: ownAddress() });
    const outcome = outcomeOf(cell, answer);
    if (!isRight(cell, answer)) {
      wrong.push(`${nameOf(cell)}: ${cell.expected} expected, ${outcome} (${answer.status}) given`);
    }
    const text = `${answer.text} ${answer.location ?? ""}`;
    seen.push({ who: cell.who, what: nameOf(cell), words: found(text), leaks: leaked(cell.who, text) });
  });
  return wrong;
}

test("every loader and every action says who may ask it", () => {
  const silent = routes.filter(
    (route) => (route.hasLoader && !route.loader) || (route.hasAction && !route.action),
  );
  expect(silent.map((route) => route.id)).toEqual([]);
});

test("every route with parameters has something to be asked for", () => {
  const without = routes.filter((route) => !samplesFor(route.pattern, world));
  expect(without.map((route) => route.pattern)).toEqual([]);
});

test("everybody reads what the policy and the owner of the record say, and nothing else", async () => {
  expect(await wrongAnswers(cells.reads)).toEqual([]);
});

test("everybody writes where the policy and the owner of the record say, and nowhere else", async () => {
  expect(await wrongAnswers(cells.writes)).toEqual([]);
  const all = cells.reads.length + cells.writes.length;
  figure(`authorization matrix: ${routes.length} routes, ${all} cells, 0 wrong`);
  expect(all).toBeGreaterThan(2_000);
});

test("no answer to anybody holds a private word of client A that is not theirs to read", () => {
  expect(seen.length).toBe(cells.reads.length + cells.writes.length);
  const leaks = seen.filter((one) => one.leaks.length > 0);
  figure(
    `canaries in the matrix: ${Object.keys(canaries).length} looked for, ${leaks.length} answers with one too many`,
  );
  expect(leaks.map((one) => `${one.what}: ${one.leaks.join(", ")}`)).toEqual([]);
});

test("whoever may read a private word comes across it, so that its absence elsewhere says something", () => {
  const names = Object.keys(canaries) as (keyof typeof canaries)[];
  for (const name of names.filter((one) => READERS[one].length > 0)) {
    const readers = new Set(seen.filter((one) => one.words.includes(name)).map((one) => one.who));
    expect([...readers], name).toContain(READERS[name][0]);
  }
});

const isGuarded = ({ method, route }: Cell) => {
  const declaration = method === "GET" ? route.loader : route.action;
  return declaration !== undefined && needsSignIn(declaration.may);
};

test("every denial of somebody signed in is in the audit log", async () => {
  const denied = [...cells.reads, ...cells.writes].filter(
    (cell) => cell.expected === "hidden" && isGuarded(cell),
  );
  for (const [who, { actor }] of Object.entries(world.people)) {
    const where = { actorPersonId: actor.personId, action: "access-denied", result: "denied" as const };
    const expected = denied.filter((cell) => cell.who === who).length;
    expect(await db.auditEvent.count({ where }), who).toBeGreaterThanOrEqual(expected);
  }
});
