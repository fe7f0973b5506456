import { expect, test } from "vitest";
import { nextLoad } from "./next-load";

const NOW = 1_764_000_000_000;
const loading = (search: string) => nextLoad({ search, seconds: 3, loads: 10, now: NOW });

test("the first load says in the address when it began, and keeps what else stands there", () => {
  expect(loading("")).toBe(`3;url=?looking=${NOW}`);
  expect(loading("?part=a%20b")).toBe(`3;url=?part=a+b&looking=${NOW}`);
});

test("the page loads again at that address until ten loads have had their time, and then no more", () => {
  expect(loading(`?looking=${NOW - 3_000}`)).toBe("3");
  expect(loading(`?looking=${NOW - 29_999}`)).toBe("3");
  expect(loading(`?looking=${NOW - 30_000}`)).toBeNull();
  expect(loading("?looking=1")).toBeNull();
});

test("a moment that is none, or has not come yet, begins anew", () => {
  for (const search of ["?looking=soon", "?looking=-5", "?looking=", `?looking=${NOW + 60_000}`])
    expect(loading(search)).toBe(`3;url=?looking=${NOW}`);
});
