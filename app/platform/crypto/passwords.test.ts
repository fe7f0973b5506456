import { expect, test } from "vitest";
import { hashPassword, verifyAgainstNothing, verifyPassword } from "./passwords.server";
import { hashToken, newCode, newToken } from "./tokens.server";

test("a password is kept as argon2id with 19 MiB, and only the same one fits", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse batter")).toBe(false);
});

test("checking an unknown account takes about as long as a known one, and is never right", async () => {
  const stored = await hashPassword("something long enough");
  await verifyAgainstNothing("warm up");
  const time = async (work: () => Promise<boolean>) => {
    const start = performance.now();
    for (let round = 0; round < 5; round += 1) expect(await work()).toBe(false);
    return performance.now() - start;
  };
  const known = await time(() => verifyPassword(stored, "wrong"));
  const unknown = await time(() => verifyAgainstNothing("wrong"));
  expect(unknown / known).toBeGreaterThan(0.25);
  expect(unknown / known).toBeLessThan(4);
});

test("hashing leaves the event loop free", async () => {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  await Promise.all(Array.from({ length: 8 }, () => hashPassword("correct horse battery")));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});

test("a token is 256 bits, its hash is what is stored; a code is six digits", () => {
  const { token, hash } = newToken();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(hash).toEqual(hashToken(token));
  expect(newToken().token).not.toBe(token);
  expect(newCode()).toMatch(/^\d{6}$/);
});
