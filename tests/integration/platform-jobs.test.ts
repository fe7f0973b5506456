import PgBoss from "pg-boss";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import { startWorker, stopWorker } from "#app/platform/jobs/worker.server";

/** A number, as everything that is said to a job is an id, a date, a number or a flag. */
type Note = { say: number };

const said: number[] = [];
const handlers = {
  say: async ({ say }: Note) => {
    said.push(say);
  },
  fails: async () => {
    throw new Error("not today");
  },
};

const later = (ms: number): Date => new Date(Date.now() + ms);
const states = async (): Promise<string[]> => {
  const rows = await db.$queryRaw<{ state: string }[]>`
    SELECT state::text AS state FROM pgboss.job WHERE name = 'jobs' ORDER BY created_on`;
  return rows.map((row) => row.state);
};

beforeEach(async () => {
  said.length = 0;
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

afterEach(stopWorker);
afterAll(closeDatabase);

test("the job tables are those of the installed pg-boss", async () => {
  const [row] = await db.$queryRaw<{ version: number }[]>`SELECT version FROM pgboss.version`;
  expect(PgBoss.getConstructionPlans()).toContain(`VALUES ('${row?.version}')`);
});

test("a job exists exactly when its transaction commits", async () => {
  await inTransaction((tx) => enqueue(tx, "say", { say: 1 }));
  const rolledBack = inTransaction(async (tx) => {
    await enqueue(tx, "say", { say: 2 });
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await runDueJobs(handlers)).toBe(1);
  expect(said).toEqual([1]);
});

test("jobs run in the order they were added, and only when they are due", async () => {
  await inTransaction(async (tx) => {
    await enqueue(tx, "say", { say: 9 }, { runAt: later(86_400_000) });
    for (const say of [1, 2, 3]) await enqueue(tx, "say", { say });
  });
  expect(await runDueJobs(handlers)).toBe(3);
  expect(said).toEqual([1, 2, 3]);
  expect(await runDueJobs(handlers, { includeLater: true })).toBe(1);
  expect(said).toContain(9);
});

test("while a job with a key waits no second one is added, and the earlier moment counts", async () => {
  await inTransaction((tx) => enqueue(tx, "say", { say: 1 }, { key: "k", runAt: later(60_000) }));
  await inTransaction((tx) => enqueue(tx, "say", { say: 2 }, { key: "k" }));
  expect(await runDueJobs(handlers)).toBe(1);
  await inTransaction((tx) => enqueue(tx, "say", { say: 3 }, { key: "k" }));
  expect(await runDueJobs(handlers)).toBe(1);
  expect(said).toEqual([1, 3]);
});

test("of twenty rivals with one key exactly one adds a job", async () => {
  const rivals = Array.from({ length: 20 }, () =>
    inTransaction((tx) => enqueue(tx, "say", { say: 1 }, { key: "rivals" })),
  );
  await Promise.all(rivals);
  expect(await runDueJobs(handlers)).toBe(1);
});

test("a failed job is tried again later, and ends among the dead letters", async () => {
  await inTransaction((tx) => enqueue(tx, "fails", {}, { retry: { limit: 1, delaySeconds: 1 } }));
  await expect(runDueJobs(handlers)).rejects.toThrow("not today");
  expect(await states()).toEqual(["retry"]);
  await expect(runDueJobs(handlers, { includeLater: true })).rejects.toThrow("not today");
  expect(await states()).toEqual(["failed"]);
  const dead = await db.$queryRaw<{ data: unknown; output: unknown }[]>`
    SELECT data, output FROM pgboss.job WHERE name = 'dead-letters'`;
  expect(dead).toEqual([{ data: { job: "fails", payload: {} }, output: { error: "Error" } }]);
});

test("what somebody wrote never waits in the queue", async () => {
  const wordy = inTransaction((tx) => enqueue(tx, "say", { say: "I cannot sleep" }));
  await expect(wordy).rejects.toThrow("ids, dates, numbers and flags only");
  expect(await states()).toEqual([]);
});

test("a job without a handler is a failure, not a silence", async () => {
  await inTransaction((tx) => enqueue(tx, "unknown", {}));
  await expect(runDueJobs(handlers)).rejects.toThrow("no handler is bound");
});

test("the worker takes up due jobs within two seconds", async () => {
  startWorker(handlers);
  await inTransaction((tx) => enqueue(tx, "say", { say: 1 }));
  await vi.waitFor(() => expect(said).toEqual([1]), { timeout: 2_000 });
});

test("what a killed process left behind is run again", async () => {
  await inTransaction((tx) => enqueue(tx, "say", { say: 1 }));
  await db.$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now() - interval '19 seconds'`;
  startWorker(handlers);
  await vi.waitFor(() => expect(said).toEqual([1]), { timeout: 10_000 });
});

test("a recurring job runs once for each of its times", async () => {
  startWorker(handlers, { say: { everyMinutes: 60 } });
  await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 3_000 });
  await stopWorker();
  startWorker(handlers, { say: { everyMinutes: 60 } });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(said).toHaveLength(1);
});

test("the worker outlives connections that are cut, and works on", async () => {
  startWorker(handlers);
  await inTransaction((tx) => enqueue(tx, "say", { say: 1 }));
  await vi.waitFor(() => expect(said).toEqual([1]), { timeout: 3_000 });
  await db.$executeRaw`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'attune-jobs' AND datname = current_database()`;
  await inTransaction((tx) => enqueue(tx, "say", { say: 2 }));
  await vi.waitFor(() => expect(said).toEqual([1, 2]), { timeout: 5_000 });
});

test("stopping waits for what runs", async () => {
  let ended = false;
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    ended = true;
  };
  startWorker({ slow });
  await inTransaction((tx) => enqueue(tx, "slow", {}));
  await vi.waitFor(async () => expect(await states()).toEqual(["active"]), { timeout: 3_000 });
  await stopWorker();
  expect(ended).toBe(true);
  expect(await states()).toEqual(["completed"]);
});
