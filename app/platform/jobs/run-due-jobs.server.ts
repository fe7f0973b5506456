import { pool } from "#app/platform/db/pool.server";
import { jobStore } from "./job-store.server";
import { type JobHandlers, runJob } from "./run-job.server";

/**
 * Works off everything that is due, one after the other in the order it was added, with what those jobs add in turn;
 * returns how many ran. With `includeLater` also what waits for its moment at the time of the call. A failed job goes
 * back to the queue and its error is thrown when the rest is done.
 */
export async function runDueJobs(handlers: JobHandlers, { includeLater = false } = {}): Promise<number> {
  const store = jobStore(pool);
  const failures: unknown[] = [];
  let ran = 0;
  let jobs = await store.take(1_000, { includeLater });
  while (jobs.length > 0) {
    for (const job of jobs) {
      const failure = await runJob(handlers, store, job);
      if (failure !== null) failures.push(failure);
      ran += 1;
    }
    jobs = await store.take(1_000);
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} jobs failed`);
  return ran;
}
