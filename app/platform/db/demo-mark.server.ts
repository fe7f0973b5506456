import { env } from "#app/platform/env.server";
import { db } from "./client.server";
import { isDatabaseAway, isUndefinedTable } from "./errors.server";
import type { Tx } from "./transaction.server";

const NO_DEMO =
  "This database is no demo's, and a demo lets anybody in: set DATABASE_URL to an empty database and run npm start, or set NODE_ENV=production.";
const NO_PRACTICE =
  "This database holds a demo's made-up people, whose password everybody knows: set DATABASE_URL to the practice's own.";

/** Says of a database that everybody in it is made up. */
export async function markAsDemo(): Promise<void> {
  await db.demoMark.create({ data: {}, select: { id: true } });
}

/** Whether this is a demo, by its settings and by the mark of its database. */
export const isMarkedDemo = async (tx: Tx = db): Promise<boolean> =>
  env().isDemo && (await tx.demoMark.count()) > 0;

/**
 * Before anything is served: a demo over somebody's real people does not start, nor a practice over made-up ones. Throws
 * with one sentence. A practice whose database is away, or not made yet, starts and waits for it.
 */
export async function refuseWrongPeople(): Promise<void> {
  const { isDemo, isProduction } = env();
  if (isDemo && !(await isMarkedDemo())) throw new Error(NO_DEMO);
  if (!isProduction) return;
  const marks = await db.demoMark.count().catch((error: unknown) => {
    if (isDatabaseAway(error) || isUndefinedTable(error)) return 0;
    throw error;
  });
  if (marks > 0) throw new Error(NO_PRACTICE);
}
