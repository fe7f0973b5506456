import { expect, test } from "vitest";
import { networkOf } from "./network";

test("whoever has an IPv6 network counts once, however many addresses they take from it and however they write them", () => {
  const same = [
    "2001:db8:1:2::1",
    "2001:db8:1:2:ffff:1:2:3",
    "2001:0DB8:0001:0002::9",
    "2001:db8:1:2:0:0:1.2.3.4",
  ];
  expect(new Set(same.map(networkOf))).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(networkOf("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
});

test("an address of IPv4 counts for itself, also when it is written as IPv6, and what is none stays as it is", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("sam@example.com")).toBe("sam@example.com");
  expect(networkOf("")).toBe("");
});
