import { expect, test } from "vitest";
import { together } from "./together";

const later = <T>(value: T, turns: number): Promise<T> =>
  turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, turns - 1));

const failingLater = (words: string, turns: number): Promise<never> =>
  later(null, turns).then(() => {
    throw new Error(words);
  });

test("the answers come in the order asked, whichever came first", async () => {
  expect(await together(later("a", 5), later(2, 0), later(null, 2))).toEqual(["a", 2, null]);
});

test("the failure of the statement in front is told, not that of those behind it which failed with it", async () => {
  const both = together(failingLater("overlap", 9), failingLater("transaction is aborted", 0));
  await expect(both).rejects.toThrow("overlap");
});

test("nothing is left under way when it fails", async () => {
  let isDone = false;
  const slow = later(null, 20).then(() => {
    isDone = true;
  });
  await expect(together(failingLater("early", 0), slow)).rejects.toThrow("early");
  expect(isDone).toBe(true);
});
