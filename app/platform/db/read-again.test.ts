import { expect, test } from "vitest";
import { isLineCut } from "./errors.server";
import { isRead, readAgainOnce } from "./read-again.server";

const cut = () => Object.assign(new Error("terminating connection"), { code: "57P01" });

/** Fails so often, then answers. */
function failing(times: number, error: Error = cut()) {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked <= times) throw error;
    return asked;
  };
  return { ask, asked: () => asked };
}

test("what only reads is a read, and whatever could change something is none", () => {
  for (const sql of [
    "SELECT 1",
    "\n  select id from person",
    "WITH late AS (SELECT 1) SELECT * FROM late",
    "SELECT pg_advisory_xact_lock(1)",
  ])
    expect(isRead(sql), sql).toBe(true);
  for (const sql of [
    "INSERT INTO person VALUES (1)",
    "UPDATE person SET id = 1 RETURNING id",
    "WITH gone AS (DELETE FROM person RETURNING id) SELECT * FROM gone",
    "SELECT id FROM person FOR UPDATE",
    "SELECT nextval('receipt')",
    "COMMIT",
    "",
  ])
    expect(isRead(sql), sql).toBe(false);
});

test("a read whose line broke is asked once more, and not a third time", async () => {
  expect(await readAgainOnce("SELECT 1", failing(1).ask)).toBe(2);
  const twice = failing(2);
  await expect(readAgainOnce("SELECT 1", twice.ask)).rejects.toThrow("terminating");
  expect(twice.asked()).toBe(2);
});

test("a write is never asked again, and a read not for another reason", async () => {
  const write = failing(1);
  await expect(readAgainOnce("INSERT INTO person VALUES (1)", write.ask)).rejects.toThrow("terminating");
  const slow = failing(1, Object.assign(new Error("canceling statement"), { code: "57014" }));
  await expect(readAgainOnce("SELECT 1", slow.ask)).rejects.toThrow("canceling");
  expect([write.asked(), slow.asked()]).toEqual([1, 1]);
});

test("a line that broke is told from a database that is not there, is silent or is busy", () => {
  for (const error of [
    cut(),
    Object.assign(new Error("read"), { code: "ECONNRESET" }),
    new Error("Connection terminated unexpectedly"),
    Object.assign(new Error("outer"), { cause: { kind: "ConnectionClosed" } }),
  ])
    expect(isLineCut(error), error.message).toBe(true);
  for (const error of [
    Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
    new Error("Connection terminated: the database has fallen silent"),
    new Error("Connection terminated due to connection timeout"),
    Object.assign(new Error("busy"), { code: "57014" }),
    new Error("a bug"),
    null,
  ])
    expect(isLineCut(error), String(error)).toBe(false);
});
