import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { type CompartmentRef, compartmentFor } from "#app/platform/crypto/compartments.server";
import { canaryOpens } from "#app/platform/crypto/data-keys.server";
import { openText, openTexts, sealText } from "#app/platform/crypto/seal.server";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";

afterAll(closeDatabase);

const thread = (): CompartmentRef => ({ kind: "thread", threadId: randomUUID(), chartId: randomUUID() });
const place = (compartmentId: string, rowId = randomUUID()) => ({
  compartmentId,
  table: "message",
  column: "body_sealed",
  rowId,
});
const make = (ref: CompartmentRef) => inTransaction((tx) => compartmentFor(tx, ref));
const seal = (where: ReturnType<typeof place>, text: string) =>
  inTransaction((tx) => sealText(tx, where, text));

test("a text opens in its place and in no other", async () => {
  const [mine, other] = [await make(thread()), await make(thread())];
  const where = place(mine);
  const sealed = await seal(where, "Für uns beide 🌿");
  expect(await openText(db, where, sealed)).toBe("Für uns beide 🌿");
  for (const wrong of [
    { ...where, compartmentId: other },
    { ...where, rowId: randomUUID() },
    { ...where, column: "x" },
  ]) {
    await expect(openText(db, wrong, sealed)).rejects.toThrow();
  }
  // Refused by the key it names already, before a byte is opened.
  await expect(openText(db, { ...where, compartmentId: other }, sealed)).rejects.toThrow(
    "another compartment",
  );
});

test("twenty rivals make one compartment with one key", async () => {
  const ref = thread();
  const sealing = Array.from({ length: 20 }, () =>
    inTransaction(async (tx) => {
      const where = place(await compartmentFor(tx, ref));
      return { place: where, sealed: await sealText(tx, where, "one of twenty") };
    }),
  );
  const items = await Promise.all(sealing);
  expect(new Set(items.map((item) => item.place.compartmentId)).size).toBe(1);
  expect(await db.dataKey.count({ where: { compartmentId: items[0]?.place.compartmentId ?? "" } })).toBe(1);
  expect(new Set(await openTexts(db, items))).toEqual(new Set(["one of twenty"]));
});

test("what is sealed after a rollback never uses a key that was rolled back", async () => {
  const ref = thread();
  const rolledBack = inTransaction(async (tx) => {
    const where = place(await compartmentFor(tx, ref));
    await sealText(tx, where, "lost");
    await sealText(tx, where, "lost too");
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  const where = place(await make(ref));
  const sealed = await seal(where, "kept");
  expect(await openText(db, where, sealed)).toBe("kept");
  expect(await db.dataKey.count({ where: { compartmentId: where.compartmentId } })).toBe(1);
});

test("old content opens after its key was retired, new content gets a new key", async () => {
  const where = place(await make(thread()));
  const before = await seal(where, "before");
  await db.dataKey.updateMany({
    where: { compartmentId: where.compartmentId },
    data: { retiredAt: new Date() },
  });
  const after = await seal(where, "after");
  const texts = await openTexts(db, [
    { place: where, sealed: before },
    { place: where, sealed: after },
  ]);
  expect(texts).toEqual(["before", "after"]);
  expect(await db.dataKey.count({ where: { compartmentId: where.compartmentId } })).toBe(2);
});

test("no key lies in the database unwrapped, and the canary notices a foreign key", async () => {
  const id = await make(thread());
  await seal(place(id), "something");
  const row = await db.dataKey.findFirstOrThrow({ where: { compartmentId: id } });
  expect(row.wrapped.length).toBe(12 + 32 + 16);
  expect(await canaryOpens(db)).toBe(true);
  const oldest = await db.dataKey.findFirstOrThrow({ orderBy: { id: "asc" } });
  await db.dataKey.update({ where: { id: oldest.id }, data: { wrapped: new Uint8Array(60) } });
  expect(await canaryOpens(db)).toBe(false);
  await db.dataKey.update({ where: { id: oldest.id }, data: { wrapped: oldest.wrapped } });
});
