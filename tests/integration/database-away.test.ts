import { afterAll, beforeAll, expect, test } from "vitest";
import { startLine } from "#tests/setup/cut-line";
import { figure } from "#tests/setup/figure";
import { makeRunFolder } from "#tests/setup/run-folder";
import { startTestApp } from "#tests/setup/test-app";
import { emptyGround } from "#tests/setup/test-ground";
import { buildPages } from "../../scripts/run/prepare.mjs";

const BACK_WITHIN_MS = 5_000;

await buildPages();
const { folder, remove } = makeRunFolder();
let line: Awaited<ReturnType<typeof startLine>> | undefined;
const ground = await emptyGround(folder);
const { database } = ground;
const { app, stop } = await startTestApp(ground, {
  runFolder: folder,
  databaseThrough: async (address) => {
    const url = new URL(address);
    line = await startLine(Number(url.port));
    url.port = String(line.port);
    return url.href;
  },
});
// The modules of the application look for their database when they are loaded, which is therefore done now.
Object.assign(process.env, app.env);
const { startSession } = await import("#app/domain/accounts/sign-in-session.server");
const { newId } = await import("#app/domain/shared/ids");
const { closeDatabase, db } = await import("#app/platform/db/client.server");
const { acknowledge, aDisclosurePolicy, aThread } = await import("#tests/fixtures/messaging-world");
const { aCouple, aPractice } = await import("#tests/fixtures/scheduling-world");

let cookie: string;
let thread: string;
let threadId: string;

beforeAll(async () => {
  const { amara } = await aPractice();
  const couple = await aCouple(amara);
  const policy = await aDisclosurePolicy();
  await acknowledge(couple.a, couple.chartId, policy);
  await db.roleGrant.create({ data: { id: newId(), personId: couple.a.personId, role: "client" } });
  cookie = `session=${await startSession(db, couple.a.personId)}`;
  ({ threadId } = await aThread(couple.a, couple.chartId));
  thread = `/client/messages/${threadId}`;
});

afterAll(async () => {
  await closeDatabase();
  await stop();
  await line?.stop();
  remove();
});

type Asked = { isSignedIn?: boolean; form?: Record<string, string>; accept?: string };

async function ask(path: string, { isSignedIn = true, form, accept = "text/html" }: Asked = {}) {
  const answer = await fetch(`${app.origin}${path}`, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: { Accept: accept, "Sec-Fetch-Site": "same-origin", ...(isSignedIn ? { Cookie: cookie } : {}) },
    body: form && new URLSearchParams(form),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const message = () => ({ intent: "send", clientId: newId(), body: "Still here" });
const SIGN_IN = { email: "robin@example.com", password: "violet harbor nine kettles" };

const sendTo = (path: string): string => path.replace("?index", "");
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const only = (route: string) => `_routes=${encodeURIComponent(`routes/${route}`)}`;
const PAGES = ["/client", "/client/messages", "/client/billing", "/profile", "/", "/consult", "/prices"];
const DATA = [
  `/client.data?${only("client+/_index")}`,
  `/client/messages.data?${only("client+/messages._index")}`,
  `/consult.data?${only("_public+/consult._index")}`,
  "/client/billing.data",
];

function expectAway(path: string, { status, headers, text }: Awaited<ReturnType<typeof ask>>) {
  expect(status, `${path}: ${text.slice(0, 300)}`).toBe(503);
  expect(headers.get("Retry-After"), path).toMatch(/^\d+$/);
  expect(text, path).not.toMatch(/prisma|ECONN|terminated|node_modules|\bat [\w.]+ \(/i);
}

/** Everything that needs the database says so, kindly; the process itself is well. */
async function expectEverythingAway(): Promise<void> {
  for (const isSignedIn of [true, false]) {
    for (const path of [...PAGES, thread]) {
      const answer = await ask(path, { isSignedIn });
      // Somebody without a session is sent to sign in before anything is looked up.
      if (!isSignedIn && answer.status === 302) continue;
      expectAway(path, answer);
      expect(answer.text, path).toContain("<h1>We&#x27;ll be right back</h1>");
      expect(answer.text, path).toContain("988");
    }
    for (const path of DATA) {
      const answer = await ask(path, { isSignedIn, accept: "*/*" });
      if (!isSignedIn && answer.status === 202) continue;
      expectAway(path, answer);
    }
  }
  expectAway("a message", await ask(thread, { form: message() }));
  expectAway("a message as data", await ask(`${thread}.data`, { form: message(), accept: "*/*" }));
  expectAway("a sign-in", await ask("/sign-in", { form: SIGN_IN, isSignedIn: false }));
  await expectOnlyAlive();
}

async function expectOnlyAlive(): Promise<void> {
  expect((await ask("/livez")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(503);
}

async function expectBackSoon(): Promise<number> {
  const from = Date.now();
  const statuses = async () => [(await ask(thread)).status, (await ask("/readyz")).status];
  await expect.poll(statuses, { timeout: BACK_WITHIN_MS, interval: 50 }).toEqual([200, 200]);
  return Date.now() - from;
}

/** Writes one message after the other until told to stop; gives back what the server said yes to. */
async function keepWriting(acknowledged: string[], until: { over: boolean }): Promise<void> {
  while (!until.over) {
    const form = message();
    const answer = await ask(thread, { form });
    if (answer.status === 303) acknowledged.push(form.clientId);
    else expect([429, 503]).toContain(answer.status);
  }
}

test("a Postgres that is stopped is a kind 503 everywhere; started again, all that was said yes to is there", async () => {
  expect(await expectBackSoon()).toBeLessThan(BACK_WITHIN_MS);
  const acknowledged: string[] = [];
  const until = { over: false };
  const writing = Promise.all([keepWriting(acknowledged, until), keepWriting(acknowledged, until)]);
  await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(10);
  await database.stop();
  until.over = true;
  await writing;
  await expectEverythingAway();

  await database.start();
  const ms = await expectBackSoon();
  const kept = await db.message.findMany({ where: { threadId }, select: { clientId: true } });
  const ids = new Set(kept.map(({ clientId }) => clientId));
  expect(acknowledged.filter((clientId) => !ids.has(clientId))).toEqual([]);
  figure(`database stopped: back after ${ms} ms, ${acknowledged.length} acknowledged, 0 lost`);
}, 120_000);

test("a line to Postgres that is cut is the same, and mends by itself", async () => {
  line?.cut();
  await expectEverythingAway();
  line?.mend();
  figure(`line cut: back after ${await expectBackSoon()} ms`);
}, 60_000);

const letter = { subject: "Our plan", body: "Words that took an hour\n<b>to find</b>", audience: "private" };

test("what was typed while the line is cut is on the page, or on an error page that sends it once more", async () => {
  line?.cut();
  const forms: [path: string, form: Record<string, string>][] = [
    ["/client/messages/new", { ...letter, requestKey: newId() }],
    ["/profile?index", { chosenName: "Robin of the long name" }],
  ];
  for (const [path, form] of forms) {
    const page = await ask(path, { form });
    expectAway(path, page);
    expect(page.text).toMatch(/<form method="post" action="[^"]+"[^>]*>.*Try again</s);
    expect(page.text).toContain(`action="${sendTo(path)}"`);
    expect(page.text).not.toMatch(/<script|reload the page/);
    for (const value of Object.values(form)) expect(page.text).toContain(`value="${escaped(value)}"`);

    const data = await ask(path.replace(/(?=\?|$)/, ".data"), { form, accept: "*/*" });
    expectAway(path, data);
    expect(data.text).toContain("Not sent. Your words are still here.");
    for (const value of Object.values(form)) expect(data.text).toContain(JSON.stringify(value).slice(1, -1));
  }
  const signIn = await ask("/sign-in", { form: SIGN_IN, isSignedIn: false });
  expect(signIn.text).toContain(`value="${SIGN_IN.email}"`);
  expect(signIn.text).not.toContain(SIGN_IN.password);
  const other = await ask("/sign-in.data", { form: SIGN_IN, isSignedIn: false, accept: "*/*" });
  expect(other.text).not.toContain(SIGN_IN.password);
  line?.mend();
  await expectBackSoon();
  // Sent once more, they come to the form that they were for: it says what they lack.
  for (const [path, form] of forms) expect((await ask(sendTo(path), { form })).status, path).toBe(422);
}, 60_000);

test("a Postgres that falls silent keeps nobody waiting for ever", async () => {
  line?.silence();
  await expectOnlyAlive();
  const answers = await Promise.all([ask(thread), ask("/client.data"), ask(thread, { form: message() })]);
  for (const answer of answers) expectAway("silent", answer);
  line?.mend();
  figure(`line silent: back after ${await expectBackSoon()} ms`);
}, 60_000);
