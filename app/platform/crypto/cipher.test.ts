import { randomBytes, randomInt } from "node:crypto";
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

/** What can be done to a sealed value by whoever holds the database; `other` is another value of the same key. */
const MUTATIONS: ((sealed: Buffer, other: Buffer) => Buffer)[] = [
  (sealed) => flipped(sealed, 1),
  (sealed) => flipped(sealed, randomInt(2, 40)),
  (sealed) => sealed.subarray(0, randomInt(sealed.length)),
  (sealed) => sealed.subarray(randomInt(1, sealed.length)),
  (sealed) => Buffer.concat([sealed, randomBytes(randomInt(1, 300))]),
  (sealed) => Buffer.concat([sealed.subarray(0, 2), randomBytes(16), sealed.subarray(18)]),
  (sealed) => Buffer.concat([sealed.subarray(0, 18), randomBytes(12), sealed.subarray(30)]),
  (sealed, other) => Buffer.concat([sealed.subarray(0, -16), other.subarray(-16)]),
  (sealed, other) => Buffer.concat([sealed.subarray(0, 30), other.subarray(30)]),
  (sealed) => Buffer.concat([sealed.subarray(0, -16), randomBytes(randomInt(4, 16))]),
  (sealed) => randomBytes(sealed.length),
  () => Buffer.alloc(0),
];

function flipped(sealed: Buffer, bits: number): Buffer {
  const changed = Buffer.from(sealed);
  const places = new Set<number>();
  while (places.size < bits) places.add(randomInt(sealed.length * 8));
  for (const bit of places) changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

test("of ten thousand mutations of sealed values every one is refused", () => {
  const values = Array.from({ length: 100 }, () => seal(key, keyId, place, randomBytes(randomInt(1, 900))));
  let refused = 0;
  for (let tried = 0; tried < 10_000; tried += 1) {
    const [sealed, other] = [values[tried % 100], values[(tried + 1) % 100]];
    const mutate = MUTATIONS[tried % MUTATIONS.length];
    if (!sealed || !other || !mutate) throw new Error("nothing to change");
    try {
      open(key, place, mutate(sealed, other));
    } catch {
      refused += 1;
    }
  }
  process.stdout.write(`sealing: ${refused} of 10000 mutations refused\n`);
  expect(refused).toBe(10_000);
});

test("texts of different lengths take the same room", () => {
  const size = (text: string) => seal(key, keyId, place, Buffer.from(text)).length;
  expect(size("no")).toBe(size("a much longer answer, but still within the first bucket"));
});
