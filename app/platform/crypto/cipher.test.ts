import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { keyIdOf, open, seal } from "./cipher.server";

const key = randomBytes(32);
const keyId = "0192f0a0-0000-7000-8000-000000000001";
const place = { compartmentId: "c", table: "message", column: "body_sealed", rowId: "r" };

test("a sealed text opens in its own place", () => {
  const sealed = seal(key, keyId, place, Buffer.from("only for us"));
  expect(keyIdOf(sealed)).toBe(keyId);
  expect(open(key, place, sealed).toString()).toBe("only for us");
});

test("it opens nowhere else: not in another row, column, table or compartment", () => {
  const sealed = seal(key, keyId, place, Buffer.from("only for us"));
  for (const change of [{ rowId: "x" }, { column: "x" }, { table: "x" }, { compartmentId: "x" }]) {
    expect(() => open(key, { ...place, ...change }, sealed)).toThrow();
  }
});

test("what is bound to more opens only beside all of it, and a value of the first layout still opens", () => {
  const bound = { ...place, boundTo: ["thread", "7", "sender"] };
  const sealed = seal(key, keyId, bound, Buffer.from("only for us"));
  expect(open(key, bound, sealed).toString()).toBe("only for us");
  for (const boundTo of [["thread", "7", "other"], ["thread", "7"], ["thread7", "", "sender"], [], undefined])
    expect(() => open(key, { ...place, boundTo }, sealed)).toThrow();
  const first = seal(key, keyId, place, Buffer.from("from before"));
  expect(first[0]).toBe(1);
  expect(open(key, bound, first).toString()).toBe("from before");
  const passedOff = Buffer.from(sealed);
  passedOff[0] = 1;
  expect(() => open(key, bound, passedOff)).toThrow();
});

test("every single changed byte is refused, and so is a shortened tag", () => {
  const sealed = seal(key, keyId, place, Buffer.from("only for us"));
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => open(key, place, changed)).toThrow();
  }
  expect(() => open(key, place, sealed.subarray(0, sealed.length - 12))).toThrow();
});

test("texts of different lengths take the same room", () => {
  const size = (text: string) => seal(key, keyId, place, Buffer.from(text)).length;
  expect(size("no")).toBe(size("a much longer answer, but still within the first bucket"));
});
