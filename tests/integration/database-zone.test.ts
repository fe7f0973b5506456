import { afterAll, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { pool } from "#app/platform/db/pool.server";
import { asOwner, ownerUrl } from "#tests/fixtures/database-owner";
import { aPerson } from "#tests/fixtures/scheduling-world";

afterAll(closeDatabase);

const WRITTEN = "SELECT (extract(epoch FROM created_at) * 1000)::float8 AS ms FROM person WHERE id = $1";

test("in a database whose own zone is another one Prisma writes and plain SQL reads the same moment", async () => {
  const { pathname } = new URL(ownerUrl());
  await asOwner(`ALTER DATABASE "${pathname.slice(1)}" SET timezone TO 'Pacific/Chatham'`);
  expect(await asOwner("SHOW TimeZone")).toEqual([{ TimeZone: "Pacific/Chatham" }]);

  const { personId } = await aPerson("Robin");
  const createdAt = new Date("2026-11-24T22:30:00.000Z");
  await db.person.update({ where: { id: personId }, data: { createdAt }, select: { id: true } });
  expect(await asOwner(WRITTEN, [personId])).toEqual([{ ms: createdAt.getTime() }]);
  expect((await pool.query(WRITTEN, [personId])).rows).toEqual([{ ms: createdAt.getTime() }]);
  expect(await db.person.findUnique({ where: { id: personId }, select: { createdAt: true } })).toEqual({
    createdAt,
  });
});
