import { beforeAll, expect, test } from "vitest";
import { db } from "#app/platform/db/client.server";
import { figure } from "#tests/setup/figure";
import { ask, ownAddress } from "./support/ask";
import { found } from "./support/canaries";
import { type Asked, expectedOf, listAsked, whoMay } from "./support/cells";
import { type AppRoute, listRoutes } from "./support/routes";
import { pathOf } from "./support/samples";
import { WHO, type Who } from "./support/who";
import { makeWorld, type World } from "./support/world";

let everything: Asked[];
let world: World;

beforeAll(async () => {
  const [routes, made] = await Promise.all([listRoutes(), makeWorld()]);
  world = made;
  everything = await listAsked(routes, world);
});

/** Pages that show nothing of what a chart holds, and what they show instead. A new page is a read until it stands here. */
const NO_CONTENT: [pages: RegExp, shows: string][] = [
  [
    /^client$|^client\/(?:more|partner|book|disclosure)/,
    "names, times, how much is open, and what we publish",
  ],
  [
    /^(?:client|therapist)\/(?:messages|documents)\/new$|^therapist\/sessions\/new/,
    "whom one can write to or book for",
  ],
  [
    /^(?:client|admin)\/sessions(?!\/:appointmentId\/join)|^(?:client|therapist)\/waitlist|^client\/(?:requests|ask-first)|^(?:therapist|admin)\/calendar/,
    "times and names",
  ],
  [
    /^therapist\/(?:availability|caseload|other-calendars)|^therapist\/sessions(?!\/:appointmentId(?:\/where)?$)/,
    "times and names",
  ],
  [/^client\/intake$|^client\/intake\/:itemId\/support/, "which forms there are, and whom to call"],
  [/^client\/billing\/(?:cards|return)/, "the card of whoever asks"],
  [
    /^admin$|^admin\/(?:exports$|holidays|jobs|licenses|reminders|settings|services|staff|second-steps)/,
    "sums, and the practice itself",
  ],
  [/^admin\/emergency\/:chartId/, "a closed door: what it shows once it is open has its own test"],
];

const hasNoContent = (pattern: string): boolean => NO_CONTENT.some(([pages]) => pages.test(pattern));

/** What somebody has begun to write is theirs alone until they send it. */
const UNSENT = ["intake.fill-own"];

const eventsOf = (who: Exclude<Who, "visitor">) =>
  db.auditEvent.count({
    where: { actorPersonId: world.people[who].actor.personId, chartId: world.chartId, result: "allowed" },
  });

/** What is known of the card of whoever asks is no part of a chart. */
const OWN_CARDS: readonly string[] = ["card", "cardB", "paidWith"];
/** That a session exists, and where its video is, is no content of a chart: calendars and lists say times and names. */
const IDS: readonly string[] = ["ownSessionB", "ownVideo"];

/** Everybody to whom the table gives an answer, visitors and who is half in aside. */
const readersOf = (one: Asked) =>
  WHO.flatMap((who) => (who === "visitor" || !one.route.loader ? [] : [who])).filter(
    (who) => one.route.loader && expectedOf(one.route.loader, who, one, world) === "answered",
  );

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

const NOT_ON_A_CHART: readonly string[] = [
  "device",
  "kept form",
  "person",
  "therapist",
  "service",
  "external calendar",
];

/** What is asked of every route that has such a function, about a chart or something on it. */
const asked = (kind: "loader" | "action") =>
  everything.filter(
    ({ route, sample: { thing } }) =>
      route[kind] !== undefined && thing && !NOT_ON_A_CHART.includes(thing.kind),
  );

const addressOf = ({ route, sample }: Asked) =>
  pathOf(route.pattern, sample) + (sample.search ? `?${sample.search}` : "");

const isOfSomebody = ({ route, sample }: Asked): boolean =>
  /^(?:client|therapist|admin)(?:\/|$)/.test(route.pattern) && route.hasAddress && !sample.writesOnly;

/** Events of this session of somebody; about a chart, where what they ask for is on one. */
const readingsOf = (who: Exclude<Who, "visitor">, { sample }: Asked) =>
  db.auditEvent.count({
    where: {
      ...{ requestId: world.people[who].actor.sessionId, result: "allowed" },
      ...(sample.thing && !NOT_ON_A_CHART.includes(sample.thing.kind) ? { chartId: { not: null } } : {}),
    },
  });

test("every page and file that shows what a chart holds leaves an event each time, whoever opens it", async () => {
  const asked = everything.filter((one) => one.route.loader && isOfSomebody(one));
  const silent = new Set<string>();
  const left = new Set<string>();
  const unsaid: string[] = [];
  for (const one of asked) {
    const { route } = one;
    for (const who of readersOf(one)) {
      const before = await readingsOf(who, one);
      const answer = await ask(addressOf(one), { token: tokenOf(who), headers: ownAddress() });
      if (answer.status !== 200) continue;
      const isRecorded = (await readingsOf(who, one)) > before;
      (isRecorded ? left : silent).add(route.pattern);
      const words = found(answer.text).filter((name) => !OWN_CARDS.includes(name) && !IDS.includes(name));
      if (words.length > 0 && !isRecorded) unsaid.push(`${addressOf(one)} as ${who}: ${words.join(", ")}`);
    }
  }
  const only = [...silent].filter((pattern) => !left.has(pattern));
  figure(`reads: ${left.size} pages and files leave an event, ${only.length} show no content`);
  expect(unsaid).toEqual([]);
  expect(only.filter((pattern) => !hasNoContent(pattern))).toEqual([]);
  // What leaves an event is no longer among what shows nothing.
  expect([...left].filter(hasNoContent)).toEqual([]);
  expect(left.size).toBeGreaterThan(30);
});

test("every form that changed something of a chart left an event in its name", async () => {
  // Clients first: what the practice has canceled they could change no more.
  const isClients = ({ route }: { route: AppRoute }) => route.pattern.startsWith("client/");
  const sent = asked("action").filter(({ route }) => !UNSENT.includes(route.action?.may ?? ""));
  const forms = [...sent.filter(isClients), ...sent.filter((one) => !isClients(one))];
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
