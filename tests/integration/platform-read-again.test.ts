import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { newId } from "#app/domain/shared/ids";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { isDatabaseAway } from "#app/platform/db/errors.server";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { asOwner } from "#tests/fixtures/database-owner";
import { acknowledge, aDisclosurePolicy, aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPractice } from "#tests/fixtures/scheduling-world";
import { ownServers } from "#tests/setup/own-server";

const servers = await ownServers();
let client: string;
let therapist: string;
let threadId: string;
let amara: Awaited<ReturnType<typeof aPractice>>["amara"];
let couple: Awaited<ReturnType<typeof aCouple>>;

beforeAll(async () => {
  ({ amara } = await aPractice());
  couple = await aCouple(amara);
  await acknowledge(couple.a, couple.chartId, await aDisclosurePolicy());
  client = await signedIn(couple.a.personId, "client");
  therapist = await signedIn(amara.personId, "therapist");
  ({ threadId } = await aThread(couple.a, couple.chartId));
  await servers.start({ JOBS: "off" });
});

afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

async function signedIn(personId: string, role: "client" | "therapist"): Promise<string> {
  await db.roleGrant.create({ data: { id: newId(), personId, role } });
  return `session=${await startSession(db, personId, { secondFactorAt: new Date() })}`;
}

/** Ends the connections that wait for a lock; how many those were. */
const CUT = `
  SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

async function cutWhatWaits(): Promise<void> {
  const cut = async () => (await asOwner<{ count: number }>(CUT))[0]?.count ?? 0;
  await expect.poll(cut, { timeout: 5_000, interval: 20 }).toBeGreaterThan(0);
}

/** Holds a table while `work` runs into it, and breaks the lines that wait for it so many times. */
async function whileCut(table: "practice" | "message", times: number, work: () => Promise<unknown>) {
  return await inTransaction(async (tx) => {
    await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const outcome = work().then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
    for (let time = 0; time < times; time += 1) await cutWhatWaits();
    return { outcome };
  }).then(({ outcome }) => outcome);
}

const events = () => db.auditEvent.count({ where: { action: "audit-read" } });
const trace = (tx: Tx) => recordEvent(tx, couple.a, { action: "audit-read", objectKind: "audit-log" });
const names = () => db.practice.findMany({ select: { shortName: true } });
const RIVERMIST = [{ shortName: "Rivermist" }];

test("a read whose line breaks is asked once more, whichever way it is asked", async () => {
  const READ = `SELECT short_name AS "shortName" FROM practice`;
  for (const read of [
    names,
    () => db.$queryRawUnsafe(READ),
    () => preparedRead("read-again", READ, []),
    () => prepared(db, "read-again", READ, []),
  ]) {
    const { value } = await whileCut("practice", 1, read);
    expect(value, String(read)).toEqual(RIVERMIST);
  }
});

test("a read whose line breaks twice says that the database is away", async () => {
  const { error } = await whileCut("practice", 2, names);
  expect(isDatabaseAway(error)).toBe(true);
});

test("a read and the trace of it are one: both happen once, or neither", async () => {
  const before = await events();
  const reads = [
    (tx: Tx) => trace(tx).then(() => tx.practice.findMany({ select: { shortName: true } })),
    async (tx: Tx) => {
      const found = await tx.practice.findMany({ select: { shortName: true } });
      await trace(tx);
      return found;
    },
  ];
  for (const read of reads) {
    const { value } = await whileCut("practice", 1, () => inTransaction<unknown>(read));
    expect(value).toEqual(RIVERMIST);
  }
  expect(await events()).toBe(before + reads.length);
  const { error } = await whileCut("practice", 2, () => inTransaction<unknown>(reads[0] ?? trace));
  expect(isDatabaseAway(error)).toBe(true);
  expect(await events()).toBe(before + reads.length);
});

test("a write is not done again, and neither is a transaction that wrote before it read", async () => {
  const rename = (tx: Tx | typeof db) => tx.$executeRaw`UPDATE practice SET tagline = 'written'`;
  const writes = [
    () => rename(db),
    () => db.practice.updateMany({ data: { tagline: "written" } }),
    () => prepared(db, "rename", "UPDATE practice SET tagline = 'written' RETURNING id", []),
    () => inTransaction(rename),
    () =>
      inTransaction(async (tx) => {
        await prepared(tx, "touch", "UPDATE person SET pronouns = 'written' WHERE id = $1::uuid", [
          couple.a.personId,
        ]);
        return await tx.practice.count();
      }),
    () =>
      inTransaction(async (tx) => {
        await tx.person.update({ where: { id: couple.a.personId }, data: { pronouns: "written" } });
        return await tx.practice.count();
      }),
  ];
  for (const write of writes) {
    const { error } = await whileCut("practice", 1, write);
    expect(isDatabaseAway(error), String(write)).toBe(true);
  }
  const [practice] = await db.practice.findMany({ select: { tagline: true } });
  expect(practice?.tagline).not.toBe("written");
  const person = await db.person.findUniqueOrThrow({ where: { id: couple.a.personId } });
  expect(person.pronouns).not.toBe("written");
});

async function ask(as: "client" | "therapist", form?: Record<string, string>): Promise<number> {
  const answer = await fetch(`${servers.origin}/${as}/messages/${threadId}`, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: {
      Accept: "text/html",
      "Sec-Fetch-Site": "same-origin",
      Cookie: as === "client" ? client : therapist,
    },
    body: form && new URLSearchParams(form),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const looks = () => db.auditEvent.count({ where: { action: "thread-read", actorPersonId: amara.personId } });

test("whoever opens a page while a connection breaks gets the page, and was seen once", async () => {
  expect(await ask("therapist")).toBe(200);
  const before = await looks();
  expect(before).toBeGreaterThan(0);
  expect((await whileCut("message", 1, () => ask("therapist"))).value).toBe(200);
  expect(await looks()).toBe(before + 1);
});

test("whoever writes while a connection breaks is told to try again, and nothing is written twice", async () => {
  const message = { intent: "send", clientId: newId(), body: "Still here" };
  const written = () => db.message.count({ where: { clientId: message.clientId } });
  expect((await whileCut("message", 1, () => ask("client", message))).value).toBe(503);
  expect(await written()).toBe(0);
  expect(await ask("client", message)).toBe(303);
  expect(await written()).toBe(1);
});
