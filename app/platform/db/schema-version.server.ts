import { preparedRead } from "./pool.server";

/** Migrations are folders named by their moment: the last of the names is what this build was written for. */
const NEWEST = Object.keys(import.meta.glob("/prisma/migrations/*/migration.sql"))
  .map((place) => place.split("/").at(-2) ?? "")
  .sort()
  .at(-1);

const APPLIED = `
  SELECT EXISTS (SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL) AS applied`;

/** Whether the database has the tables of this build. Throws while the database is away. */
export async function hasThisSchema(): Promise<boolean> {
  const [row] = await preparedRead<{ applied: boolean }>("newest-migration", APPLIED, [NEWEST]);
  return row?.applied ?? false;
}
