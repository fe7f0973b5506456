import { beforeAll, expect, test } from "vitest";
import { db } from "#app/platform/db/client.server";
import { ask, ownAddress } from "./support/ask";
import { type Asked, expectedOf, listAsked, whoMay } from "./support/cells";
import { listRoutes } from "./support/routes";
import { pathOf } from "./support/samples";
import type { Who } from "./support/who";
import { makeWorld, type World } from "./support/world";

let everything: Asked[];
let world: World;

beforeAll(async () => {
  const [routes, made] = await Promise.all([listRoutes(), makeWorld()]);
  world = made;
  everything = await listAsked(routes, world);
});

/** What shows times and names only: the calendar's own pages, and the page to begin a letter on. */
const NO_CONTENT = /^therapist\/(?:sessions\/|messages\/new)/;

/** What somebody has begun to write is theirs alone until they send it. */
const UNSENT = ["intake.fill-own"];

const eventsOf = (who: Exclude<Who, "visitor">) =>
  db.auditEvent.count({
    where: { actorPersonId: world.people[who].actor.personId, chartId: world.chartId, result: "allowed" },
  });

const tokenOf = (who: Exclude<Who, "visitor">) => world.people[who].token;

/** What those forms can change: an appointment that was cancelled before is not cancelled again. */
async function stateOfChart(): Promise<string> {
  const { chartId } = world;
  const select = { id: true, status: true, version: true, startsAt: true };
  return JSON.stringify([
    await db.appointment.findMany({ where: { chartId }, orderBy: { id: "asc" }, select }),
    await db.message.count({ where: { thread: { chartId } } }),
    await db.payment.count({ where: { share: { invoice: { chartId } } } }),
    await db.document.count({ where: { chartId } }),
    await db.document.count({ where: { chartId, withdrawnAt: null } }),
  ]);
}

const NOT_ON_A_CHART: readonly string[] = ["device", "kept form", "person", "therapist", "service"];

/** What is asked of every route that has such a function, about a chart or something on it. */
const asked = (kind: "loader" | "action") =>
  everything.filter(
    ({ route, sample: { thing } }) =>
      route[kind] !== undefined && thing && !NOT_ON_A_CHART.includes(thing.kind),
  );

const addressOf = ({ route, sample }: Asked) =>
  pathOf(route.pattern, sample) + (sample.search ? `?${sample.search}` : "");

test("every page on which the care team reads a chart leaves an event each time it is opened", async () => {
  const who = "care-team therapist";
  const pages = asked("loader").filter(
    (one) =>
      one.route.loader &&
      one.route.hasAddress &&
      !one.sample.writesOnly &&
      /^therapist\//.test(one.route.pattern) &&
      expectedOf(one.route.loader, who, one, world) === "answered" &&
      !NO_CONTENT.test(one.route.pattern),
  );
  const silent: string[] = [];
  for (const one of pages) {
    const { route } = one;
    const path = addressOf(one);
    const before = await eventsOf(who);
    const answer = await ask(path, { token: tokenOf(who), headers: ownAddress() });
    expect(answer.status, path).toBe(200);
    if ((await eventsOf(who)) === before) silent.push(route.pattern);
  }
  expect(silent).toEqual([]);
  expect(pages.length).toBeGreaterThan(8);
});

test("every form that changed something of a chart left an event in its name", async () => {
  const forms = asked("action").filter(({ route }) => !UNSENT.includes(route.action?.may ?? ""));
  const silent: string[] = [];
  const done = new Set<string>();
  for (const one of forms) {
    const { route, sample } = one;
    const owner = route.action && whoMay(route.action, one, world);
    if (!owner || !sample.body) continue;
    const path = addressOf(one);
    const { body: form, file } = sample;
    const before = await eventsOf(owner);
    const state = await stateOfChart();
    const token = tokenOf(owner);
    const answer = await ask(path, { method: "POST", token, form, file, headers: ownAddress() });
    expect(answer.status, path).toBeLessThan(500);
    if ((await stateOfChart()) === state) continue;
    done.add(route.action?.may ?? "");
    if ((await eventsOf(owner)) === before) silent.push(`${route.pattern} ${JSON.stringify(sample.body)}`);
  }
  expect(silent).toEqual([]);
  expect([...done]).toEqual(
    expect.arrayContaining([
      "messages.write-own",
      "messages.write-care-team",
      "appointments.change-own",
      "documents.share-own",
      "documents.take-back-own",
      "documents.write-care-team",
    ]),
  );
});

test("what is downloaded and exported is in the log under its own name", async () => {
  const actions = async (who: Exclude<Who, "visitor">) => {
    const where = { actorPersonId: world.people[who].actor.personId };
    return (await db.auditEvent.findMany({ where, select: { action: true } })).map(({ action }) => action);
  };
  const get = (path: string, who: Exclude<Who, "visitor">) =>
    ask(path, { token: tokenOf(who), headers: ownAddress() });
  expect((await get(`/client/billing/${world.shareA}/receipt.pdf`, "client A")).status).toBe(200);
  expect(await actions("client A")).toContain("receipt-downloaded");
  expect((await get(`/client/documents/${world.jointDocumentId}/file`, "partner B")).status).toBe(200);
  expect(await actions("partner B")).toContain("document-downloaded");
  const file = "/admin/exports/file.csv?dataset=payments&from=2026-01-01&to=2026-12-31";
  expect((await get(file, "billing admin")).status).toBe(200);
  expect((await get("/admin/aging/aging.csv", "billing admin")).status).toBe(200);
  expect(await actions("billing admin")).toContain("export-made");
});
