import PgBoss from "pg-boss";
import { pool } from "#app/platform/db/pool.server";

/** pg-boss over the pool of the process, for putting jobs in and for looking at them; it works nothing off itself. */
const executor = {
  async executeSql(text: string, values?: unknown[]) {
    const { rows } = await pool.query(text, values);
    return { rows };
  },
};

const held = globalThis as { attuneBoss?: PgBoss; attuneQueues?: Map<string, Promise<void>> };

export function boss(): PgBoss {
  held.attuneBoss ??= new PgBoss({ db: executor, supervise: false, schedule: false });
  return held.attuneBoss;
}

/**
 * A job that a killed process leaves behind is taken up again after `expireInSeconds`; tries wait a little longer
 * each time; what fails every time goes to the dead-letter queue, where a person looks at it.
 */
const QUEUE_OPTIONS = { expireInSeconds: 20, retryLimit: 8, retryDelay: 2, retryBackoff: true };

export const DEAD_LETTERS = "dead-letters";

/** Makes the job tables and the queue unless they exist. Cheap after the first call of a process. */
export function ensureQueue(name: string): Promise<void> {
  held.attuneQueues ??= new Map();
  const known = held.attuneQueues.get(name);
  if (known) return known;
  const made = makeQueue(name).catch((error: unknown) => {
    held.attuneQueues?.delete(name);
    throw error;
  });
  held.attuneQueues.set(name, made);
  return made;
}

async function makeQueue(name: string): Promise<void> {
  await boss().start();
  if (name === DEAD_LETTERS) {
    await boss().createQueue(DEAD_LETTERS, { name: DEAD_LETTERS, policy: "standard" });
    return;
  }
  await ensureQueue(DEAD_LETTERS);
  await boss().createQueue(name, { name, policy: "standard", ...QUEUE_OPTIONS, deadLetter: DEAD_LETTERS });
}
