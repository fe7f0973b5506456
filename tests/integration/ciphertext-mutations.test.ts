import { randomBytes, randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { open, seal } from "#app/platform/crypto/cipher.server";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";

const key = randomBytes(32);
const keyId = "0192f0a0-0000-7000-8000-000000000001";
const alone = { compartmentId: "c", table: "message", column: "body_sealed", rowId: "r" };
/** Values of both layouts. */
const PLACES = [alone, { ...alone, boundTo: ["thread", "7", "sender"] }];
const TRIES = isLongRun ? 200_000 : 10_000;

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

test("of all mutations of sealed values every one is refused", () => {
  const placeOf = (index: number) => PLACES[index % 2] ?? alone;
  const values = Array.from({ length: 100 }, (_, index) =>
    seal(key, keyId, placeOf(index), randomBytes(randomInt(1, 900))),
  );
  let refused = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const at = randomInt(100);
    const [sealed, other] = [values[at], values[(at + 2) % 100]];
    const mutate = MUTATIONS[tried % MUTATIONS.length];
    if (!sealed || !other || !mutate) throw new Error("nothing to change");
    try {
      open(key, placeOf(at), mutate(sealed, other));
    } catch {
      refused += 1;
    }
  }
  figure(`ciphertext mutations: ${refused} of ${TRIES} refused`);
  expect(refused).toBe(TRIES);
});
