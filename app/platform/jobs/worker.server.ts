import PgBoss from "pg-boss";
import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { boss, ensureQueue } from "./boss.server";
import type { JobPayload } from "./queue.server";

/** Runs once or more for each job: what it does is the same done twice. */
export type JobHandler = (payload: JobPayload) => Promise<void>;
export type JobHandlers = Record<string, JobHandler>;

/** Recurring jobs by name, as cron lines in UTC. */
export type JobSchedule = Record<string, string>;

const POLL_SECONDS = 1;
const RETRY_START_MS = 2_000;

let working: PgBoss | null = null;
let stopping = false;

/**
 * Works jobs off until `stopWorker`. With its own small pool, so that a busy server never starves its jobs. When the
 * database is away it tries again until it is back; it never ends the process.
 */
export async function startWorker(handlers: JobHandlers, schedule: JobSchedule = {}): Promise<void> {
  stopping = false;
  while (!stopping) {
    try {
      await begin(handlers, schedule);
      return;
    } catch (error) {
      log.warn({ error }, "jobs wait for the database");
      await new Promise((resolve) => setTimeout(resolve, RETRY_START_MS));
    }
  }
}

async function begin(handlers: JobHandlers, schedule: JobSchedule): Promise<void> {
  for (const name of Object.keys(handlers)) await ensureQueue(name);
  const worker = new PgBoss({
    connectionString: env().databaseUrl,
    max: 4,
    application_name: "attune-jobs",
    maintenanceIntervalSeconds: 10,
    monitorStateIntervalSeconds: 10,
  } as PgBoss.ConstructorOptions);
  worker.on("error", (error) => log.warn({ error }, "jobs met an error"));
  await worker.start();
  working = worker;
  for (const [name, handler] of Object.entries(handlers)) {
    await worker.work<JobPayload>(
      name,
      { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 },
      async ([job]) => {
        if (job) await handler(job.data);
      },
    );
  }
  for (const [name, cron] of Object.entries(schedule)) await worker.schedule(name, cron);
}

/** Lets running jobs end, gives back the rest. */
export async function stopWorker(): Promise<void> {
  stopping = true;
  const worker = working;
  working = null;
  await worker?.stop({ graceful: true, timeout: 10_000 });
}

/** Works off everything that is due now, one after the other, and returns how many there were. A failure throws. */
export async function runDueJobs(handlers: JobHandlers): Promise<number> {
  let done = 0;
  for (let found = true; found; ) {
    found = false;
    for (const [name, handler] of Object.entries(handlers)) {
      await ensureQueue(name);
      for (const job of (await boss().fetch<JobPayload>(name, { batchSize: 50 })) ?? []) {
        await handler(job.data);
        await boss().complete(name, job.id);
        found = true;
        done += 1;
      }
    }
  }
  return done;
}
