import { pool } from "#app/platform/db/pool.server";

/** The database answers. */
export async function isDatabaseReady(): Promise<boolean> {
  return pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
}
