import type pg from "pg";
import PgBoss from "pg-boss";
import type { Failure } from "./failure";
import { type JobData, QUEUE } from "./queue.server";

export type TakenJob = PgBoss.JobWithMetadata<JobData>;

/** pg-boss over a given pool: takes jobs, settles them and looks after orphans. It starts nothing by itself. */
export function jobStore(pool: pg.Pool) {
  const db = {
    async executeSql(text: string, values?: unknown[]) {
      const { rows } = await pool.query(text, values);
      return { rows };
    },
  };
  const boss = new PgBoss({
    db,
    supervise: false,
    schedule: false,
    migrate: false,
    archiveCompletedAfterSeconds: 12 * 3600,
    archiveFailedAfterSeconds: 30 * 24 * 3600,
    deleteAfterDays: 30,
  });
  return {
    /** At most `count` jobs that are due, oldest first; nobody else gets them. None while the database is away. */
    async take(count: number, { includeLater = false } = {}): Promise<TakenJob[]> {
      const options = { includeMetadata: true as const, batchSize: count, ignoreStartAfter: includeLater };
      const jobs = await boss.fetch<JobData>(QUEUE, options);
      return jobs.sort((a, b) => a.createdOn.getTime() - b.createdOn.getTime() || a.id.localeCompare(b.id));
    },
    complete: (id: string): Promise<void> => boss.complete(QUEUE, id),
    /** Puts the job back for another try, or among the dead letters after its last one. */
    fail: (id: string, reason: Failure): Promise<void> => boss.fail(QUEUE, id, reason),
    /** Gives back what killed processes left, moves old jobs away. */
    maintain: (): Promise<void> => boss.maintain(),
  };
}

export type JobStore = ReturnType<typeof jobStore>;
