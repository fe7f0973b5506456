import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { aCouple, aPractice } from "#tests/fixtures/scheduling-world";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";
import { ownServers } from "#tests/setup/own-server";

const WITHIN_MS = 30_000;
const TIMES = isLongRun ? 5 : 1;

const servers = await ownServers();
let couple: Awaited<ReturnType<typeof aCouple>>;

beforeAll(async () => {
  const { amara } = await aPractice();
  couple = await aCouple(amara);
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

async function job() {
  const [row] = await db.$queryRaw<{ state: string; tries: number }[]>`
    SELECT state::text AS state, retry_count AS tries FROM pgboss.job WHERE data->>'job' = 'charts.name-changed'`;
  return row;
}

const label = async () => (await db.chart.findUniqueOrThrow({ where: { id: couple.chartId } })).label;

/** The server's job stands before a lock of ours. */
async function isHeldUp(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.count ?? 0) > 0 && (await job())?.state === "active";
}

/** Kills a server while it does the job of a new name; how long until the next one has done it, in milliseconds. */
async function killInTheMiddle(chosenName: string): Promise<number> {
  const { personId } = couple.a;
  await db.$executeRaw`DELETE FROM pgboss.job WHERE data->>'job' = 'charts.name-changed'`;
  const first = await servers.start();
  await db.person.update({ where: { id: personId }, data: { chosenName } });
  const from = await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE chart IN ACCESS EXCLUSIVE MODE`;
    await inTransaction((own) => enqueue(own, "charts.name-changed", { personId }));
    await expect.poll(isHeldUp, { timeout: 15_000, interval: 50 }).toBe(true);
    process.kill(first.pid ?? 0, "SIGKILL");
    await first.ended;
    return Date.now();
  });
  expect((await job())?.state).toBe("active");
  expect(await label()).not.toContain(chosenName);

  const next = await servers.start();
  const state = async () => (await job())?.state;
  await expect.poll(state, { timeout: WITHIN_MS + 5_000, interval: 100 }).toBe("completed");
  const ms = Date.now() - from;
  expect(await label()).toContain(chosenName);
  expect((await job())?.tries).toBe(1);
  await next.stop();
  return ms;
}

test("a server is killed in the middle of a job, and the next one has done it within half a minute", async () => {
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time += 1) taken.push(await killInTheMiddle(`Rowan${"n".repeat(time)}`));
  const seconds = taken.map((ms) => (ms / 1000).toFixed(1)).join(", ");
  figure(`a job of a killed server: done again after ${seconds} s`);
  expect(Math.max(...taken)).toBeLessThan(WITHIN_MS);
}, 300_000);
