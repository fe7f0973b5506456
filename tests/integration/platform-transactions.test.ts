import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "#app/platform/db/client.server";
import { pool, prepared } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { aPractice } from "#tests/fixtures/scheduling-world";

afterAll(closeDatabase);

test("what a transaction reads side by side reaches its one connection one after the other", async () => {
  const { amara } = await aPractice();
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  const found = await inTransaction((tx) =>
    tx.therapist.findUnique({
      where: { id: amara.therapistId },
      select: { person: true, licences: true, availability: true, careTeams: true, appointments: true },
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  expect(found?.person.chosenName).toBe("Amara");
  expect(found?.licences).toHaveLength(2);
  expect(found?.availability).toHaveLength(5);
  expect(warnings).toEqual([]);
});

const ownLine = "SELECT pg_terminate_backend(pg_backend_pid())";

test("a transaction whose connection dies gives its place in the pool back", async () => {
  await inTransaction((tx) => tx.practice.count());
  const cut = () => inTransaction((tx) => tx.$queryRawUnsafe(ownLine));
  for (let time = 0; time < 3; time += 1) await expect(cut()).rejects.toThrow();
  expect(pool.totalCount - pool.idleCount).toBe(0);
});

test("a transaction that is refused at its commit gives its connection back", async () => {
  const broken = () =>
    inTransaction(async (tx) => {
      await tx.$executeRaw`CREATE TEMPORARY TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP`;
      await tx.$executeRaw`INSERT INTO late VALUES (1), (1)`;
    });
  for (let time = 0; time < 3; time += 1) await expect(broken()).rejects.toThrow();
  expect(pool.totalCount - pool.idleCount).toBe(0);
});

test("a prepared statement of a transaction that has ended is refused, not run on somebody else's connection", async () => {
  const kept: Tx[] = [];
  await inTransaction(async (tx) => kept.push(tx));
  await expect(
    inTransaction(async (tx) => {
      kept.push(tx);
      throw new Error("given up");
    }),
  ).rejects.toThrow("given up");
  for (const tx of kept) {
    await expect(prepared(tx, "late-statement", "SELECT 1", [])).rejects.toThrow(
      expect.objectContaining({ code: "P2028" }),
    );
  }
});
