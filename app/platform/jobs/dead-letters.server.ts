import { db } from "#app/platform/db/client.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { type Failure, readFailure } from "./failure";
import { DEAD_LETTERS, enqueue, type JobData, QUEUE } from "./queue.server";

/** A job that was given up after its last try. Its payload stays in the table. */
export type DeadLetter = { id: string; job: string; at: Date; tries: number; failure: Failure };

/** How many jobs of one name wait or run. `due` wait for a worker only; `next` is when the first of all comes up. */
export type WaitingJobs = {
  job: string;
  due: number;
  later: number;
  retrying: number;
  running: number;
  next: Date | null;
};

/** What becomes of a dead letter: it lies open, a new job took its place, or nobody wants to see it. */
type LetterState = "open" | "run-again" | "put-aside";

const STATES = { open: "created", "run-again": "completed", "put-aside": "cancelled" } as const;

type LetterRow = { id: string; data: JobData; at: Date; tries: number; output: unknown };

/** The newest `size` letters in this state. Settled ones leave the table twelve hours later, open ones after four weeks. */
export async function deadLetters(state: "open" | "put-aside", size: number): Promise<DeadLetter[]> {
  const rows = await db.$queryRaw<LetterRow[]>`
    SELECT id, data, COALESCE(completed_on, created_on) AS at, retry_limit + 1 AS tries, output
    FROM pgboss.job WHERE name = ${DEAD_LETTERS} AND state = ${STATES[state]}::pgboss.job_state
    ORDER BY 3 DESC, id LIMIT ${size}`;
  return rows.map(({ id, data, at, tries, output }) => ({
    id,
    job: data.job,
    at,
    tries,
    failure: readFailure(output),
  }));
}

/** How many letters lie open. */
export async function countDeadLetters(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${DEAD_LETTERS} AND state = 'created'`;
  return row?.count ?? 0;
}

/** What has not ended yet, by the job's name. */
export async function waitingJobs(): Promise<WaitingJobs[]> {
  return await db.$queryRaw<WaitingJobs[]>`
    SELECT data->>'job' AS job,
           (count(*) FILTER (WHERE state = 'created' AND start_after <= now()))::int AS due,
           (count(*) FILTER (WHERE state = 'created' AND start_after > now()))::int AS later,
           (count(*) FILTER (WHERE state = 'retry'))::int AS retrying,
           (count(*) FILTER (WHERE state = 'active'))::int AS running,
           min(start_after) FILTER (WHERE state < 'active') AS next
    FROM pgboss.job WHERE name = ${QUEUE} AND state < 'completed' GROUP BY 1 ORDER BY 1`;
}

/** Adds the job of an open letter anew, with as many tries as it had. False when the letter is not open. */
export async function runLetterAgain(tx: Tx, id: string): Promise<boolean> {
  const letter = await moveLetter(tx, id, "open", "run-again");
  if (!letter) return false;
  const { data, retryLimit } = letter;
  await enqueue(tx, data.job, data.payload, { retry: { limit: retryLimit, delaySeconds: 2 } });
  return true;
}

/** False when the letter is not open. */
export const putLetterAside = async (tx: Tx, id: string): Promise<boolean> =>
  (await moveLetter(tx, id, "open", "put-aside")) !== null;

/** False when the letter is not aside. */
export const bringLetterBack = async (tx: Tx, id: string): Promise<boolean> =>
  (await moveLetter(tx, id, "put-aside", "open")) !== null;

/** Whether there is such a letter, settled ones included. */
export async function isDeadLetter(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = ${DEAD_LETTERS} AND id = ${id}::uuid`;
  return rows.length > 0;
}

/** Of two who move the same letter one does; for the other one it is null. */
async function moveLetter(tx: Tx, id: string, from: LetterState, to: LetterState) {
  const [letter] = await tx.$queryRaw<{ data: JobData; retryLimit: number }[]>`
    UPDATE pgboss.job
    SET state = ${STATES[to]}::pgboss.job_state, completed_on = CASE WHEN ${to === "open"} THEN NULL ELSE now() END
    WHERE name = ${DEAD_LETTERS} AND id = ${id}::uuid AND state = ${STATES[from]}::pgboss.job_state
    RETURNING data, retry_limit AS "retryLimit"`;
  return letter ?? null;
}
