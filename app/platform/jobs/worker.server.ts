import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { boundedPool } from "#app/platform/db/pool.server";
import { log } from "#app/platform/log.server";
import { STOPPED } from "./failure";
import { type JobStore, jobStore } from "./job-store.server";
import { addDueSlots, type RecurringJobs } from "./recurring.server";
import { type JobHandlers, runJob } from "./run-job.server";

const POLL_MS = 500;
const CARE_MS = 4_000;
const AT_ONCE = 4;
const STOP_WITHIN_MS = 10_000;

type Worker = {
  store: JobStore;
  pool: pg.Pool;
  stop: AbortController;
  running: Map<string, Promise<void>>;
  loops: Promise<void>;
};

let worker: Worker | null = null;

/**
 * Works jobs off until `stopWorker`, a few at once, with a small pool of its own so that a busy server never starves
 * its jobs. While the database is away it goes on asking; nothing that goes wrong here ends the process.
 */
export function startWorker(handlers: JobHandlers, recurring: RecurringJobs = {}): void {
  if (worker) return;
  const pool = boundedPool({ max: 3, name: "attune-jobs" });
  const store = jobStore(pool);
  const started = { store, pool, stop: new AbortController(), running: new Map(), loops: Promise.resolve() };
  started.loops = Promise.all([work(started, handlers), care(started, recurring)]).then(() => undefined);
  worker = started;
}

/** Takes nothing more, waits for what runs, and gives back what does not end in time. */
export async function stopWorker(): Promise<void> {
  const stopped = worker;
  if (!stopped) return;
  worker = null;
  stopped.stop.abort();
  await stopped.loops;
  await Promise.race([
    Promise.all(stopped.running.values()),
    pause(STOP_WITHIN_MS, undefined, { ref: false }),
  ]);
  const left = [...stopped.running.keys()].map((id) => stopped.store.fail(id, STOPPED));
  await Promise.allSettled(left);
  await stopped.pool.end();
}

async function work(own: Worker, handlers: JobHandlers): Promise<void> {
  while (!own.stop.signal.aborted) {
    const free = AT_ONCE - own.running.size;
    const jobs = free > 0 ? await quietly(() => own.store.take(free)) : [];
    for (const job of jobs ?? []) {
      const done = quietly(() => runJob(handlers, own.store, job)).then(
        () => void own.running.delete(job.id),
      );
      own.running.set(job.id, done);
    }
    if (own.running.size >= AT_ONCE) await Promise.race([...own.running.values(), rest(own, CARE_MS)]);
    else await rest(own, POLL_MS);
  }
}

/** Orphans and recurring jobs, every few seconds. */
async function care(own: Worker, recurring: RecurringJobs): Promise<void> {
  const added = new Map<string, string>();
  while (!own.stop.signal.aborted) {
    await quietly(() => own.store.maintain());
    await quietly(() => addDueSlots(recurring, added, new Date()));
    await rest(own, CARE_MS);
  }
}

const rest = (own: Worker, ms: number): Promise<void> =>
  pause(ms, undefined, { signal: own.stop.signal }).catch(() => undefined);

/** What fails here is done again on the next round, or by the next worker when the job's time is over. */
async function quietly<T>(what: () => Promise<T>): Promise<T | null> {
  try {
    return await what();
  } catch (error) {
    log().warn({ err: error }, "the job worker could not reach the database");
    return null;
  }
}
