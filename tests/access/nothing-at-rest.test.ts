import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { openBytes } from "#app/platform/crypto/seal.server";
import { SEALED_COLUMNS } from "#app/platform/crypto/sealed-columns";
import { db } from "#app/platform/db/client.server";
import { aPdf, asFile } from "#tests/fixtures/files";
import { figure } from "#tests/setup/figure";
import { ask, ownAddress } from "./support/ask";
import { canaries } from "./support/canaries";
import { columnsOfWords, HOLDS, NO_CANARY } from "./support/columns";
import { reached, sayHowReached } from "./support/reached";
import { isSaid } from "./support/said";
import { makeWorld, type World } from "./support/world";

/** What is sealed wherever it lies: all of them but what a card is known by, and ids. */
const PLAIN: readonly string[] = [canaries.paidWith, canaries.card, canaries.cardB, canaries.ownSessionB];
const PRIVATE = Object.values(canaries).filter((word) => !PLAIN.includes(word));
const { subject, message, answer, document, documentName, address } = canaries;

const app = inject("sharedApp");
const runFolder = path.dirname(app.mailFolder);
/** The database's owner may read where its files are, and have all of it written there. */
const owner = new pg.Client({ connectionString: app.ownerUrl });
let world: World;
/** Private words, and how people are reached. */
let WORDS: string[] = [];

/** As text and as the hex in which Postgres writes bytes. */
const found = (text: string): string[] =>
  WORDS.filter((word) => isSaid(text, word) || text.includes(Buffer.from(word).toString("hex")));

const foundInFile = (file: string, words = WORDS): string[] => {
  const text = readFileSync(file, "latin1");
  return words.filter((word) => isSaid(text, word)).map((word) => `${word} in ${file}`);
};

const isMail = (file: string): boolean => file.endsWith(".eml");

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** The same words once more over HTTP, in forms that are taken and in forms that are refused. */
async function sayOverHttp(): Promise<void> {
  const thread = `/client/messages/${world.privateThreadId}`;
  const { token } = world.people["client A"];
  const post = (where: string, form: Record<string, string>, how: object = { token }) =>
    ask(where, { method: "POST", form, headers: ownAddress(), ...how });
  const sent = await post(thread, { intent: "send", clientId: newId(), body: message });
  expect(sent.status).toBeLessThan(400);
  const [{ chartId }, pdf] = [world, aPdf({ words: document })];
  const file = asFile(Buffer.concat([pdf, Buffer.from("\n")]), `${documentName}.pdf`);
  const uploaded = await post("/client/documents/new", { chartId, audience: "private" }, { token, file });
  expect(uploaded.location).toBe("/client/documents");
  const join = `/client/sessions/${world.soon}/join`;
  const where = { state: "NC", setting: "elsewhere", address, phone: "804 555 0100" };
  expect((await post(join, where)).location).toBe(join);
  const otherwise = { token, file: asFile(Buffer.from(document), `${documentName}.exe`) };
  const refused = [
    await post("/client/documents/new", { chartId, audience: "private" }, otherwise),
    await post("/client/documents/new", { chartId, audience: "nobody" }, { token, file }),
    await post("/client/documents/new", { chartId, audience: "private" }, { token: null, file }),
    await post("/client/more", { chartId }, { token, file }),
    await post(join, { ...where, phone: address }),
    await post(join, { ...where, more: address }),
    await post(join, where, { token: null }),
    await post(thread, { intent: "send", clientId: "no id", body: message }),
    await post(thread, { intent: "send", clientId: newId(), body: message, more: answer }),
    await post(thread, { intent: "send", clientId: newId(), body: message.repeat(2_000) }),
    await post("/client/messages/new", { subject, body: message }, { token: null }),
    await ask(thread, {
      method: "POST",
      token,
      body: `{"body":"${message}"`,
      headers: { "Content-Type": "application/json" },
    }),
  ];
  for (const { status } of refused) expect(status).toBeLessThan(500);
}

const waitingJobs = async (): Promise<number> => {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pgboss.job
     WHERE state IN ('created', 'active', 'retry') AND start_after <= now()`,
  );
  return rows[0]?.count ?? 0;
};

beforeAll(async () => {
  await owner.connect();
  world = await makeWorld();
  WORDS = [...PRIVATE, ...reached.emails, ...reached.phones, world.emailOfA, "amara.okafor@example.com"];
  await sayOverHttp();
  await sayHowReached(world);
  await vi.waitFor(async () => expect(await waitingJobs()).toBe(0), { timeout: 30_000, interval: 200 });
  await owner.query("CHECKPOINT");
});

afterAll(() => owner.end());

test("no private word, address or number is in any row of the database, jobs and mails that wait included", async () => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  );
  const leaks: string[] = [];
  let whole = "";
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    const text = rows.map((row) => row.text).join("\n");
    leaks.push(...found(text).map((word) => `${word} in ${name}`));
    if (name === "public.person") whole = text;
  }
  figure(
    `plaintext canaries: ${leaks.length} in ${tables.length} tables, of ${WORDS.length} words looked for`,
  );
  expect(leaks).toEqual([]);
  // What is not sealed is found this way.
  expect(whole).toContain(world.legalNameOfA);
});

test("a number is found however it is written, and not in the digits of an id", () => {
  const shown = ["+1 804 932-5221", "(804) 932-5221", '"1-804-932-5221"', "8049325221", "+18049325221\n"];
  const isFound = (text: string) => ["932-5221", "8049325221"].some((shape) => isSaid(text, shape));
  expect(shown.filter((text) => !isFound(text))).toEqual([]);
  expect(isFound("(01a21dba-11f5-7256-8932-5221d58fb29e,01a21db9-eba8-74c2-a5")).toBe(false);
});

test("every column that can hold words is named with its canary, or with why it holds none", () => {
  const decided = [...Object.keys(HOLDS), ...NO_CANARY.flatMap(([, columns]) => columns)];
  expect(decided.toSorted()).toEqual(columnsOfWords().toSorted());
});

test("every canary lies in its column, sealed for its place", async () => {
  const without: string[] = [];
  for (const { table, column, rowId, compartmentId, boundTo } of SEALED_COLUMNS) {
    const canary = HOLDS[`${table}.${column}`];
    if (!canary) continue;
    const { rows } = await owner.query<{
      rowId: string;
      compartmentId: string;
      boundTo: string[] | null;
      sealed: Buffer;
    }>(
      `SELECT ${rowId} AS "rowId", ${compartmentId} AS "compartmentId", ${boundTo} AS "boundTo", r.${column} AS sealed
       FROM ${table} r WHERE r.${column} IS NOT NULL`,
    );
    const opened = await Promise.all(
      rows.map(({ sealed, boundTo: bound, ...place }) =>
        openBytes(db, { ...place, table, column, ...(bound && { boundTo: bound }) }, sealed),
      ),
    );
    if (!opened.some((content) => content.includes(canaries[canary]))) without.push(`${table}.${column}`);
  }
  expect(without).toEqual([]);
  const sealed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(Object.keys(HOLDS).filter((name) => !sealed.includes(name))).toEqual([]);
});

test("no private word, address or number is in the files of the database, its log of changes included", async () => {
  const { rows } = await owner.query<{ folder: string }>(
    "SELECT current_setting('data_directory') AS folder",
  );
  const files = filesIn(rows[0]?.folder ?? "");
  expect(files.some((file) => file.includes("pg_wal"))).toBe(true);
  const inFiles = files.flatMap((file) => foundInFile(file));
  figure(
    `plaintext canaries: ${inFiles.length} in ${files.length} files of the database and its log of changes`,
  );
  expect(inFiles).toEqual([]);
  expect(files.some((file) => readFileSync(file).includes(world.legalNameOfA))).toBe(true);
});

test("no private word is in a log, in a mail, or in what Stripe was told, and addresses are on mails only", () => {
  const files = filesIn(runFolder).filter((file) => /\.(?:log|eml|json|jsonl)$/.test(file));
  const kinds = new Set(files.map((file) => path.extname(file)));
  expect([...kinds]).toEqual(expect.arrayContaining([".log", ".eml", ".json"]));
  const [mails, others] = [files.filter(isMail), files.filter((file) => !isMail(file))];
  const inOthers = others.flatMap((file) => foundInFile(file));
  figure(`plaintext canaries: ${inOthers.length} in ${files.length} logs, mails and requests to Stripe`);
  expect(inOthers).toEqual([]);
  expect(mails.flatMap((file) => foundInFile(file, [...PRIVATE, ...reached.phones]))).toEqual([]);
  // A mail bears the address it goes to, and so shows that addresses are found this way.
  expect(mails.flatMap((file) => foundInFile(file, reached.emails))).not.toEqual([]);
});
