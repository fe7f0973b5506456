/** A network address without the part that points at one household: IPv4 without its last number, IPv6 by its first three groups. */
export function shortAddress(address: string | null | undefined): string | null {
  if (!address) return null;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (plain === "::1" || plain.startsWith("127.")) return "this machine";
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (numbers) return `${numbers[1]}.${numbers[2]}.${numbers[3]}.x`;
  if (!/^[0-9a-f:]+$/i.test(plain) || !plain.includes(":")) return null;
  const [start = "", end] = plain.toLowerCase().split("::");
  const before = start === "" ? [] : start.split(":");
  const after = end ? end.split(":") : [];
  const zeros = end === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 3).join(":")}::x`;
}
