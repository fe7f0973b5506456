import { expect, test } from "vitest";
import { atMost } from "./at-most";

/** Work that ends when it is told to, and a look at which have begun. */
function works() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  return { begun, ends, work };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("no more than so many go on at once, and the others follow in the order they came", async () => {
  const { begun, ends, work } = works();
  const inTurn = atMost(2);
  const all = [1, 2, 3, 4].map((number) => inTurn(work(number)));
  await settled();
  expect(begun).toEqual([1, 2]);
  ends[1]?.();
  await settled();
  expect(begun).toEqual([1, 2, 3]);
  ends[0]?.();
  ends[2]?.();
  await settled();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

test("work that fails gives its place to the next", async () => {
  const inTurn = atMost(1);
  const failing = inTurn(() => Promise.reject(new Error("no")));
  const next = inTurn(() => Promise.resolve("yes"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
