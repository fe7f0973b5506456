import { expect, test } from "vitest";
import { isDatabaseReady } from "#app/http/readiness.server";
import { asOwner } from "#tests/fixtures/database-owner";

test("a database that lacks the newest migration is not one to serve from", async () => {
  expect(await isDatabaseReady()).toBe(true);
  const newest = "migration_name = (SELECT max(migration_name) FROM _prisma_migrations)";
  await asOwner(`UPDATE _prisma_migrations SET finished_at = NULL WHERE ${newest}`);
  expect(await isDatabaseReady()).toBe(false);
  await asOwner(`UPDATE _prisma_migrations SET finished_at = now() WHERE ${newest}`);
  expect(await isDatabaseReady()).toBe(true);
});
