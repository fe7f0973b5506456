import { expect, test } from "vitest";
import { isDatabaseReady } from "#app/http/readiness.server";
import { db } from "#app/platform/db/client.server";

test("a database that lacks the newest migration is not one to serve from", async () => {
  expect(await isDatabaseReady()).toBe(true);
  const [newest] = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
  await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${newest?.name}`;
  expect(await isDatabaseReady()).toBe(false);
  await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = ${newest?.name}`;
  expect(await isDatabaseReady()).toBe(true);
});
