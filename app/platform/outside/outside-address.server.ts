import { BlockList, isIP } from "node:net";
import { env } from "#app/platform/env.server";
import { OutsideProblem } from "./outside-problem";

/** What IANA's special-purpose registries keep from the public internet; of IPv6 only 2000::/3 is given out at all. */
const PRIVATE_IPV4: [network: string, prefix: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
const RESERVED_IPV6: [network: string, prefix: number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

const refused = new BlockList();
for (const [network, prefix] of PRIVATE_IPV4) refused.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of RESERVED_IPV6) refused.addSubnet(network, prefix, "ipv6");
const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one of the public internet. IPv4 in the clothes of IPv6 is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, "ipv4");
  return family === 6 && given.check(address, "ipv6") && !refused.check(address, "ipv6");
}

/** Names that are no host of the public internet, whatever some resolver makes of them. */
const OWN_NAMES =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|example|onion)\.?$/;
const HOST = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\.?$/;

/** A host and port that only a test may name; it may lie on this machine, and need no certificate. */
export const isTestHost = (url: URL): boolean => env().calendarTestHosts.includes(url.host);

/**
 * An address that we may ask. Only https at its own port and a name of the public internet, without user and password;
 * `webcal` means https. @throws OutsideProblem "not-https", "forbidden-address"
 */
export function outsideUrl(text: string): URL {
  const typed = text.trim().replace(/^webcals?:/i, "https:");
  if (!URL.canParse(typed)) throw new OutsideProblem("not-https");
  const url = new URL(typed);
  url.hash = "";
  if (isTestHost(url)) return url;
  if (url.protocol !== "https:") throw new OutsideProblem("not-https");
  const { hostname, port, username, password } = url;
  const isOdd = port !== "" || username !== "" || password !== "";
  if (isOdd || OWN_NAMES.test(hostname) || !HOST.test(hostname))
    throw new OutsideProblem("forbidden-address");
  return url;
}
