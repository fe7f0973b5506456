import { isIPv6 } from "node:net";

/**
 * What a network address counts as: whoever has one of IPv6 has all that share its first 64 bits (RFC 6177), and one of IPv4
 * written as IPv6 is that. What is no address stays as it is.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [start = "", end] = plain.toLowerCase().replace(/%.*$/, "").split("::");
  const before = groupsOf(start);
  const after = groupsOf(end ?? "");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = end === undefined ? before : [...before, ...zeros, ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** An IPv4 address at the end stands for two groups. */
const groupsOf = (part: string): string[] =>
  part === "" ? [] : part.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [group]));
