import { expect, test } from "vitest";
import { pool, preparedRead } from "#app/platform/db/pool.server";

const WHO = "SELECT pg_backend_pid() AS pid";
const who = async () => (await preparedRead<{ pid: number }>("who-answers", WHO, []))[0]?.pid;
const broken = () => preparedRead("divided-by-nothing", "SELECT 1 / $1::int AS never", [0]);

test("what is asked in one go shares one connection, which is free again afterwards", async () => {
  const pids = await Promise.all(Array.from({ length: 30 }, who));
  expect(new Set(pids).size).toBe(1);
  expect(pool.idleCount).toBe(pool.totalCount);
});

test("what waits for an answer first is asked on a line of its own turn", async () => {
  const [first, second] = await Promise.all([who(), who().then(who)]);
  expect(first).toBeTypeOf("number");
  expect(second).toBeTypeOf("number");
});

test("what one statement fails with the others do not hear, and its connection is not used again", async () => {
  const [before, failed, after] = await Promise.allSettled([who(), broken(), who()]);
  expect(before.status).toBe("fulfilled");
  expect(failed).toMatchObject({ status: "rejected", reason: { code: "22012" } });
  expect(after).toEqual(before);
  expect(await who()).not.toBe((before as PromiseFulfilledResult<number>).value);
});
