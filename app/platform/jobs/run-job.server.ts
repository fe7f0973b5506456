import { log } from "#app/platform/log.server";
import { failureOf, JobFailed, NO_HANDLER, TOOK_TOO_LONG } from "./failure";
import type { JobStore, TakenJob } from "./job-store.server";
import { EXPIRE_SECONDS } from "./queue.server";

/** Runs once or more for each job: what it does is the same done twice. Its payload is what `enqueue` was given. */
export type JobHandler = (payload: never) => Promise<void>;
export type JobHandlers = Record<string, JobHandler>;

/** Runs a taken job and settles it. Returns what its handler threw, null when it went well. */
export async function runJob(handlers: JobHandlers, store: JobStore, taken: TakenJob): Promise<unknown> {
  try {
    await withinTime(callHandler(handlers, taken));
  } catch (error) {
    noteFailure(taken, error);
    await store.fail(taken.id, failureOf(error));
    return error;
  }
  await store.complete(taken.id);
  return null;
}

async function callHandler(handlers: JobHandlers, { data }: TakenJob): Promise<void> {
  const handler = Object.hasOwn(handlers, data.job) ? handlers[data.job] : undefined;
  if (!handler) throw new JobFailed(NO_HANDLER, `no handler is bound to the job ${data.job}`);
  await handler(data.payload as never);
}

/** The job is given to another worker when its time is over, so this one stops waiting for it. */
async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    const isOver = () => reject(new JobFailed(TOOK_TOO_LONG, "the job took too long"));
    timer = setTimeout(isOver, (EXPIRE_SECONDS - 1) * 1000);
  });
  try {
    await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function noteFailure({ id, data, retryCount, retryLimit }: TakenJob, error: unknown): void {
  const about = { jobId: id, job: data.job, attempt: retryCount + 1, err: error };
  if (retryCount >= retryLimit) log().error(about, "job given up");
  else log().warn(about, "job failed and will be tried again");
}
