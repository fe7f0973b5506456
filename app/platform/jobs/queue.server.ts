import { v7 } from "uuid";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { type JobPayload, refuseContent } from "./payload";

/** What a row of the job table carries: the handler's name and what the handler is given. */
export type JobData = { job: string; payload: JobPayload };

export type Retry = { limit: number; delaySeconds: number };

export type EnqueueOptions = {
  /** Not before this moment; now when left out. */
  runAt?: Date;
  /** While a job of this name and key waits, no second one is added; the earlier of both moments counts. */
  key?: string;
  /** How often a failed job is tried again, and the first wait, which doubles each time. */
  retry?: Retry;
};

/** The one queue of the house, made by the migrations. */
export const QUEUE = "jobs";
export const DEAD_LETTERS = "dead-letters";

/** Eight more tries, the last one about ten minutes after the first. */
const USUAL_RETRY: Retry = { limit: 8, delaySeconds: 2 };

/**
 * A job whose process was killed is given back after this long and runs again within 30 seconds, the first wait and
 * the worker's own rounds included; a handler that takes longer has failed.
 */
export const EXPIRE_SECONDS = 18;

/**
 * Adds a job in the caller's transaction: it exists exactly when what it is about exists. Written into pg-boss's table
 * directly, so that no worker has to run in this process.
 */
export async function enqueue(
  tx: Tx,
  job: string,
  payload: JobPayload,
  { runAt, key, retry = USUAL_RETRY }: EnqueueOptions = {},
): Promise<void> {
  const singletonKey = key === undefined ? null : `${job}:${key}`;
  if (singletonKey !== null && (await bringForward(tx, singletonKey, runAt ?? new Date()))) return;
  const row = { id: v7(), data: { job, payload }, runAt: runAt ?? null, singletonKey };
  await insertJobs(tx, [row], retry);
}

/** Several jobs of one handler in one statement, each not before its own moment. */
export async function enqueueAll(
  tx: Tx,
  job: string,
  jobs: readonly { payload: JobPayload; runAt: Date }[],
  retry: Retry = USUAL_RETRY,
): Promise<void> {
  const rows = jobs.map(({ payload, runAt }) => ({
    id: v7(),
    data: { job, payload },
    runAt,
    singletonKey: null,
  }));
  if (rows.length > 0) await insertJobs(tx, rows, retry);
}

type NewJob = { id: string; data: JobData; runAt: Date | null; singletonKey: string | null };

/**
 * SQL that adds a job for each row (id, data, singleton_key, at) of `wanted`, leaving out those whose id exists. $1 to $5 are
 * `jobSettings`; `data` is `JobData` with nothing in its payload but ids.
 */
export const insertJobsFrom = (wanted: string): string => `
  INSERT INTO pgboss.job (id, name, data, start_after, keep_until, singleton_key, retry_limit, retry_delay,
                          retry_backoff, expire_in, dead_letter, policy)
  SELECT id, $1, data, at, at + interval '14 days', singleton_key, $2::int, $3::int, true,
         make_interval(secs => $4::int), $5, 'standard'
  FROM (${wanted}) AS wanted
  ON CONFLICT DO NOTHING`;

export const jobSettings = ({ limit, delaySeconds }: Retry = USUAL_RETRY): unknown[] => [
  QUEUE,
  limit,
  delaySeconds,
  EXPIRE_SECONDS,
  DEAD_LETTERS,
];

const INSERT = insertJobsFrom(`
  SELECT one.id, one.data, one.singleton_key, COALESCE(one.run_at, now()) AS at
  FROM unnest($6::uuid[], $7::jsonb[], $8::text[], $9::timestamptz[]) AS one (id, data, singleton_key, run_at)`);

/** Leaves out a job whose id exists. Throws for a payload that holds more than ids. */
async function insertJobs(tx: Tx, jobs: readonly NewJob[], retry: Retry): Promise<void> {
  for (const { data } of jobs) refuseContent(data.job, data.payload);
  await prepared(tx, "insert-jobs", INSERT, [
    ...jobSettings(retry),
    jobs.map((one) => one.id),
    jobs.map((one) => JSON.stringify(one.data)),
    jobs.map((one) => one.singletonKey),
    jobs.map((one) => one.runAt),
  ]);
}

/**
 * True when a job with the key waits. Its row stays locked until the caller commits, so no worker takes it before it
 * can see what the caller wrote; two callers with one key come one after the other.
 */
async function bringForward(tx: Tx, singletonKey: string, runAt: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`job:${singletonKey}`}, 0))`;
  const waiting = await tx.$executeRaw`
    UPDATE pgboss.job SET start_after = LEAST(start_after, ${runAt}::timestamptz)
    WHERE name = ${QUEUE} AND singleton_key = ${singletonKey} AND state = 'created'`;
  return waiting > 0;
}

/** Adds the job of one time slot of a recurring job; the same slot is added once, whichever process comes first. */
export async function enqueueSlot(tx: Tx, job: string, slotId: string): Promise<void> {
  const slot = { id: slotId, data: { job, payload: {} }, runAt: null, singletonKey: null };
  await insertJobs(tx, [slot], { limit: 2, delaySeconds: 5 });
}
