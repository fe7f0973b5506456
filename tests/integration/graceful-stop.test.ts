import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { newId } from "#app/domain/shared/ids";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { acknowledge, aDisclosurePolicy, aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPractice } from "#tests/fixtures/scheduling-world";
import { ownServers } from "#tests/setup/own-server";

const WITHIN_MS = 14_000;
const MANY = 12;

const servers = await ownServers();
const { origin, folder } = servers;
let server: Awaited<ReturnType<typeof servers.start>>;
let cookie: string;
let threadId: string;

beforeAll(async () => {
  const { amara } = await aPractice();
  const couple = await aCouple(amara);
  await acknowledge(couple.a, couple.chartId, await aDisclosurePolicy());
  await db.roleGrant.create({ data: { id: newId(), personId: couple.a.personId, role: "client" } });
  cookie = `session=${await startSession(db, couple.a.personId)}`;
  ({ threadId } = await aThread(couple.a, couple.chartId));
  await db.$executeRaw`DELETE FROM pgboss.job`;

  server = await servers.start();
});

afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

async function ask(form?: Record<string, string>, signal?: AbortSignal): Promise<number> {
  const answer = await fetch(`${origin}/client/messages/${threadId}`, {
    method: form ? "POST" : "GET",
    redirect: "manual",
    headers: { Accept: "text/html", "Sec-Fetch-Site": "same-origin", Cookie: cookie },
    body: form && new URLSearchParams(form),
    signal,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** How many statements of the server, its jobs included, wait for a lock of ours. */
async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.count ?? 0);
}

const isListening = () =>
  fetch(`${origin}/livez`).then(
    () => true,
    () => false,
  );

test("told to stop, the server answers all it was asked before, ends its job, and exits with 0", async () => {
  expect(await ask()).toBe(200);
  const clientIds = Array.from({ length: MANY }, newId);
  const job = newId();
  const gone = new AbortController();
  const { reads, writes, abandoned, ended } = await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE message, outbound_message IN ACCESS EXCLUSIVE MODE`;
    const asked = {
      reads: Promise.all(Array.from({ length: MANY / 2 }, () => ask())),
      writes: Promise.all(clientIds.map((clientId) => ask({ intent: "send", clientId, body: "Still here" }))),
      abandoned: ask(undefined, gone.signal).catch(() => "gone"),
    };
    await inTransaction((own) => enqueue(own, "mail.send", { id: job }));
    // The pool of the server, and its job, stand before the lock; the rest waits for a place in the pool.
    await expect.poll(waiting, { timeout: 10_000, interval: 50 }).toBeGreaterThanOrEqual(MANY);
    gone.abort();

    process.kill(server.pid ?? 0, "SIGTERM");
    await expect.poll(isListening, { timeout: 5_000, interval: 50 }).toBe(false);
    expect(server.alive()).toBe(true);
    return { ...asked, ended: server.ended };
  });
  const from = Date.now();
  expect(await reads).toEqual(Array.from({ length: MANY / 2 }, () => 200));
  expect(await writes).toEqual(clientIds.map(() => 303));
  expect(await abandoned).toBe("gone");
  expect(await ended).toBe(0);
  expect(Date.now() - from).toBeLessThan(WITHIN_MS);

  const kept = await db.message.count({ where: { threadId, clientId: { in: clientIds } } });
  expect(kept).toBe(MANY);
  const [held] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pgboss.job WHERE name = 'jobs' AND state = 'active'`;
  expect(Number(held?.count)).toBe(0);
  expect(readFileSync(path.join(folder, "app.log"), "utf8")).not.toMatch(/after calling end|did not stop/);
}, 60_000);
