import { expect, test } from "vitest";
import { shortAddress } from "./short-address";

test.each([
  ["203.0.113.77", "203.0.113.x"],
  ["::ffff:203.0.113.77", "203.0.113.x"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::x"],
  ["2001:DB8::1", "2001:db8:0::x"],
  ["::1", "this machine"],
  ["127.0.0.1", "this machine"],
  ["", null],
  ["somewhere", null],
])("%s is kept as %s", (address, kept) => {
  expect(shortAddress(address)).toBe(kept);
});
