import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { beforeAll, expect, test, vi } from "vitest";
import type { Place } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { runProgram } from "#tests/setup/run-program";
import { buildPages } from "../../scripts/run/prepare.mjs";

const KEYS = 500;
const newKey = () => randomBytes(32).toString("base64");
const OLD = env().sealKey;
const NEW = newKey();
const PROGRAM = ["build/programs/rotate-keys.js"];
const items: { place: Place; sealed: Uint8Array; text: string }[] = [];

/** The application's sealing as a process has it that was started with these keys. */
async function sealingWith(sealKey: string, sealKeyOther: string | null = null) {
  vi.resetModules();
  Object.assign(env(), { sealKey, sealKeyOther });
  const { inTransaction } = await import("#app/platform/db/transaction.server");
  const { compartmentFor } = await import("#app/platform/crypto/compartments.server");
  const { canaryOpens } = await import("#app/platform/crypto/data-keys.server");
  const seals = await import("#app/platform/crypto/seal.server");
  return { inTransaction, compartmentFor, canaryOpens, ...seals };
}

async function sealSome(sealing: Awaited<ReturnType<typeof sealingWith>>, amount: number): Promise<void> {
  for (let made = 0; made < amount; made += 1) {
    const rowId = crypto.randomUUID();
    const text = `only for ${rowId}`;
    const ref = { kind: "account" as const, personId: rowId };
    const item = await sealing.inTransaction(async (tx) => {
      const compartmentId = await sealing.compartmentFor(tx, ref);
      const place = { compartmentId, table: "message", column: "body_sealed", rowId };
      return { place, sealed: await sealing.sealText(tx, place, text), text };
    });
    items.push(item);
  }
}

const told = (own: Record<string, string>) => ({ ...process.env, ...own, NODE_ENV: "test" as const });
const rotate = (own: Record<string, string>) => runProgram(PROGRAM, told(own));
const wrappings = () => db.dataKey.groupBy({ by: ["kekId"], _count: { id: true } });

beforeAll(async () => {
  await buildPages();
  await sealSome(await sealingWith(OLD), KEYS);
}, 180_000);

test("without the key that is replaced, or with another one in its place, nothing is changed", async () => {
  const before = await wrappings();
  const alone = await rotate({ SEAL_KEY: NEW });
  expect(alone).toEqual({ code: 1, said: expect.stringContaining("Set SEAL_KEY to the new key") });
  const wrong = await rotate({ SEAL_KEY: NEW, SEAL_KEY_OTHER: newKey() });
  expect(wrong).toEqual({
    code: 1,
    said: expect.stringContaining("not the one this database was sealed with"),
  });
  expect(await wrappings()).toEqual(before);
});

test("killed at any moment it is run again to the end, and everything opens all the while", async () => {
  const keys = { SEAL_KEY: NEW, SEAL_KEY_OTHER: OLD };
  const killed = spawn(process.execPath, PROGRAM, { env: told(keys), stdio: ["ignore", "pipe", "inherit"] });
  const [ended] = await Promise.all([
    once(killed, "close"),
    once(killed.stdout, "data").then(() => killed.kill("SIGKILL")),
  ]);
  expect(ended[1]).toBe("SIGKILL");

  const both = await sealingWith(OLD, NEW);
  expect(await both.canaryOpens(db)).toBe(true);
  expect(await both.openTexts(db, items)).toEqual(items.map(({ text }) => text));
  // A server that has both still makes keys under the old one.
  await sealSome(both, 3);

  const finished = await rotate(keys);
  expect(finished).toEqual({ code: 0, said: expect.stringContaining("SEAL_KEY_OTHER can go.") });
  expect(await wrappings()).toEqual([{ kekId: expect.any(String), _count: { id: KEYS + 3 } }]);
});

test("afterwards the new key alone opens everything, and the old one alone nothing", async () => {
  const after = await sealingWith(NEW);
  expect(await after.canaryOpens(db)).toBe(true);
  expect(await after.openTexts(db, items)).toEqual(items.map(({ text }) => text));
  const before = await sealingWith(OLD);
  expect(await before.canaryOpens(db)).toBe(false);
  await expect(before.openTexts(db, items.slice(0, 1))).rejects.toThrow("not the one");
});
