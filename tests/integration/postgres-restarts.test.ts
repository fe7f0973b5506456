import { afterAll, beforeAll, expect, test } from "vitest";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";
import { makeRunFolder } from "#tests/setup/run-folder";
import { startTestApp } from "#tests/setup/test-app";
import { emptyGround } from "#tests/setup/test-ground";
import { buildPages } from "../../scripts/run/prepare.mjs";

const BACK_WITHIN_MS = 5_000;
/** How Postgres can end: it says goodbye, drops everything, or is gone. */
const ENDINGS = { fast: "SIGINT", immediate: "SIGQUIT", "kill -9": "SIGKILL" } as const;
const KINDS = Object.keys(ENDINGS) as (keyof typeof ENDINGS)[];
const ROUNDS = isLongRun ? [...KINDS, ...KINDS, ...KINDS] : (["kill -9"] as const);
/** So much is acknowledged before the database goes. */
const WARM = isLongRun ? { messages: 40, bookings: 12 } : { messages: 12, bookings: 6 };

await buildPages();
const { folder, remove } = makeRunFolder();
const ground = await emptyGround(folder, { isSafe: true });
const { database } = ground;
const { app, stop } = await startTestApp(ground, { runFolder: folder });
// The modules of the application look for their database when they are loaded, which is therefore done now.
Object.assign(process.env, app.env);
const { startSession } = await import("#app/domain/accounts/sign-in-session.server");
const { newId } = await import("#app/domain/shared/ids");
const { closeDatabase, db } = await import("#app/platform/db/client.server");
const { inTransaction } = await import("#app/platform/db/transaction.server");
const { enqueue } = await import("#app/platform/jobs/queue.server");
const { acknowledge, aDisclosurePolicy, aThread } = await import("#tests/fixtures/messaging-world");
const { aCouple, aPractice, aTherapist } = await import("#tests/fixtures/scheduling-world");

type Client = {
  cookie: string;
  threadId: string;
  chartId: string;
  personIds: string[];
  /** Times that nobody has asked for yet. */
  slots: string[];
};

const clients: Client[] = [];

/** Every hour that a therapist works in the next eight weeks; the zone's offset does not matter to how many there are. */
function slotsWith(slug: string): string[] {
  const first = new Date(Date.now() + 2 * 86_400_000).setUTCHours(0, 0, 0, 0);
  const days = Array.from({ length: 55 }, (_, day) => new Date(first + day * 86_400_000));
  return days
    .filter((day) => ![0, 6].includes(day.getUTCDay()))
    .flatMap((day) => [14, 15, 16, 17, 18, 19, 20].map((hour) => new Date(day.getTime() + hour * 3_600_000)))
    .map((at) => `${at.toISOString()}_${slug}`);
}

beforeAll(async () => {
  const { amara, luis } = await aPractice();
  const policy = await aDisclosurePolicy();
  const others = [await aTherapist("Vera", ["VA"], 2), await aTherapist("Noor", ["VA"], 3)];
  for (const therapist of [amara, luis, ...others]) {
    const { a, b, chartId } = await aCouple(therapist);
    await acknowledge(a, chartId, policy);
    await db.roleGrant.create({ data: { id: newId(), personId: a.personId, role: "client" } });
    const { threadId } = await aThread(a, chartId);
    const cookie = `session=${await startSession(db, a.personId)}`;
    const personIds = [a.personId, b.personId];
    clients.push({ cookie, threadId, chartId, personIds, slots: slotsWith(therapist.slug) });
  }
});

afterAll(async () => {
  await closeDatabase();
  await stop();
  remove();
});

async function ask({ cookie }: Client, path: string, form?: Record<string, string>): Promise<number> {
  const answer = await fetch(`${app.origin}${path}`, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: { Accept: "text/html", "Sec-Fetch-Site": "same-origin", Cookie: cookie },
    body: form && new URLSearchParams(form),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const message = () => ({ intent: "send", clientId: newId(), body: "Still here" });

function booking({ chartId, personIds, slots }: Client) {
  const slot = slots.shift();
  if (!slot) throw new Error("There is no time left to book");
  const attending = personIds.flatMap((personId, at) => [
    [`attending[${at}].personId`, personId],
    [`attending[${at}].state`, "VA"],
  ]);
  return {
    ...{ slot, requestKey: newId(), chartId, serviceSlug: "couple-50", agreedCents: "16500" },
    ...(Object.fromEntries(attending) as Record<string, string>),
  };
}

type Load = { messages: string[]; bookings: string[]; refused: Record<number, number>; isOver: boolean };

/** Sends one form after the other until told to stop, each again while the database is away, and notes each yes. */
async function keepAt(load: Load, yes: string[], next: () => { key: string; send: () => Promise<number> }) {
  while (!load.isOver) {
    const { key, send } = next();
    let status = await send();
    while (status === 503) {
      noteRefusal(load, status);
      status = await send();
    }
    if (status === 303) yes.push(key);
    else noteRefusal(load, status);
  }
}

const noteRefusal = ({ refused }: Load, status: number): void => {
  refused[status] = (refused[status] ?? 0) + 1;
};

function underLoad(load: Load): Promise<unknown> {
  const writers = clients.flatMap((client) => [
    keepAt(load, load.messages, () => {
      const form = message();
      return { key: form.clientId, send: () => ask(client, `/client/messages/${client.threadId}`, form) };
    }),
    keepAt(load, load.bookings, () => {
      const form = booking(client);
      return { key: form.requestKey, send: () => ask(client, "/client/book/review", form) };
    }),
  ]);
  return Promise.all(writers);
}

/** What the server said yes to, and the database does not have. */
async function lost({ messages, bookings }: Load): Promise<string[]> {
  const [kept, booked] = await Promise.all([
    db.message.findMany({ where: { clientId: { in: messages } }, select: { clientId: true } }),
    db.appointment.findMany({ where: { requestKey: { in: bookings } }, select: { requestKey: true } }),
  ]);
  const found = new Set([
    ...kept.map(({ clientId }) => clientId),
    ...booked.map(({ requestKey }) => requestKey),
  ]);
  return [...messages, ...bookings].filter((key) => !found.has(key));
}

const enough = (load: Load, before = { messages: 0, bookings: 0 }) =>
  load.messages.length - before.messages >= WARM.messages &&
  load.bookings.length - before.bookings >= WARM.bookings;

/** A page is shown, a message is taken, and the server says that it is ready. */
async function isAnswering(): Promise<boolean> {
  const [client] = clients;
  if (!client) return false;
  const path = `/client/messages/${client.threadId}`;
  return (
    (await ask(client, path)) === 200 &&
    (await ask(client, path, message())) === 303 &&
    (await ask(client, "/readyz")) === 200
  );
}

/** What happened while Postgres was ended and started again; in milliseconds how long it took to start, and we after it. */
type Round = Load & { ms: number; ownMs: number };

async function restart(kind: keyof typeof ENDINGS): Promise<Round> {
  const load: Load = { messages: [], bookings: [], refused: {}, isOver: false };
  // Nobody writes so many messages in an hour; here that is not what is asked.
  await db.rateLimit.deleteMany();
  const working = underLoad(load);
  await expect.poll(() => enough(load), { timeout: 60_000, interval: 20 }).toBe(true);
  await database.kill(ENDINGS[kind]);
  // Whoever writes meanwhile is told so.
  await expect.poll(() => load.refused[503] ?? 0, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
  const from = Date.now();
  await database.start();
  const isBackAt = Date.now();
  await expect.poll(isAnswering, { timeout: 30_000, interval: 20 }).toBe(true);
  const ms = Date.now() - isBackAt;
  const ownMs = isBackAt - from;
  const before = { messages: load.messages.length, bookings: load.bookings.length };
  await expect.poll(() => enough(load, before), { timeout: 60_000, interval: 20 }).toBe(true);
  load.isOver = true;
  await working;
  return { ...load, ms, ownMs };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** An answer of this kind tells whoever gets it what to do: again, another time, more slowly. */
const KIND_REFUSALS = ["409", "422", "429", "503"];

test("Postgres ends under load in every way it can, is back soon, and has all that was said yes to", async () => {
  await expect.poll(isAnswering, { timeout: 20_000, interval: 50 }).toBe(true);
  const rounds: string[] = [];
  let acknowledged = 0;
  for (const kind of ROUNDS) {
    const round = await restart(kind);
    const what = `${kind}: ${JSON.stringify(round.refused)}`;
    expect(await lost(round), what).toEqual([]);
    expect(
      Object.keys(round.refused).filter((status) => !KIND_REFUSALS.includes(status)),
      what,
    ).toEqual([]);
    expect(round.ms, what).toBeLessThan(BACK_WITHIN_MS);
    rounds.push(`${kind} ${seconds(round.ms)} (Postgres ${seconds(round.ownMs)})`);
    acknowledged += round.messages.length + round.bookings.length;
  }
  figure(
    `Postgres restarts under load: answering again after ${rounds.join(", ")}; ${acknowledged} acknowledged, 0 lost`,
  );
}, 900_000);

test("its jobs go on, too", async () => {
  const [client] = clients;
  const [personId = ""] = client?.personIds ?? [];
  await db.person.update({ where: { id: personId }, data: { chosenName: "Rowan" } });
  await inTransaction((tx) => enqueue(tx, "charts.name-changed", { personId }));
  const label = async () => (await db.chart.findUniqueOrThrow({ where: { id: client?.chartId } })).label;
  await expect.poll(label, { timeout: 15_000, interval: 100 }).toContain("Rowan");
});
