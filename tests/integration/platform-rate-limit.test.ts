import { afterAll, afterEach, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { LIMITS } from "#app/platform/rate-limit/limits";
import { consume, resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { asOwner } from "#tests/fixtures/database-owner";

const { points } = LIMITS["sign-in-account-address"];
const tries = (count: number, subject: string) =>
  Promise.all(Array.from({ length: count }, () => consume("sign-in-account-address", subject)));

afterEach(() => db.$executeRaw`DELETE FROM rate_limit`);
afterAll(closeDatabase);

test("of fifty tries at once exactly the allowed number passes", async () => {
  const answers = await tries(50, "sam@example.com");
  expect(answers.filter((answer) => answer.ok)).toHaveLength(points);
  const refused = answers.find((answer) => !answer.ok);
  expect(refused).toMatchObject({ ok: false, retryAfterSeconds: expect.any(Number) });
});

test("another subject is not touched, the same one written differently is", async () => {
  await tries(points, "sam@example.com");
  expect(await consume("sign-in-account-address", "ash@example.com")).toEqual({ ok: true });
  expect(await consume("sign-in-account-address", " SAM@example.com")).toMatchObject({ ok: false });
});

test("the table names nobody", async () => {
  await consume("sign-in-account-address", "sam@example.com");
  const rows = await db.rateLimit.findMany();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows.map((row) => row.key))).not.toContain("sam");
});

test("after the right password the tries are forgotten", async () => {
  await tries(points, "sam@example.com");
  await resetLimit("sign-in-account-address", "sam@example.com");
  expect(await consume("sign-in-account-address", "sam@example.com")).toEqual({ ok: true });
});

test("while the table is out the limit holds in memory, and is stricter", async () => {
  await asOwner("ALTER TABLE rate_limit RENAME TO rate_limit_away");
  try {
    const answers = await tries(points, "kim@example.com");
    const passed = answers.filter((answer) => answer.ok).length;
    expect(passed).toBe(Math.ceil(points / 3));
  } finally {
    await asOwner("ALTER TABLE rate_limit_away RENAME TO rate_limit");
  }
});
