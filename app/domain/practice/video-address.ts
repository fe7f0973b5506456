import { z } from "zod";

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const NO_ADDRESS = "Enter an address that begins with https://.";

/** An address without a name and a password in it, which browsers do not follow. */
const namesNobody = (text: string): boolean => {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === "" && password === "";
};

/** Where a session by video takes place, at whatever service; "" for none. */
export const videoAddress = z
  .union([
    z.literal(""),
    z
      .url({ protocol: /^https$/, hostname: HOST, error: NO_ADDRESS })
      .max(500, "Keep the address under 500 characters.")
      .refine(namesNobody, { error: "Leave the name and the password out of the address." }),
  ])
  .default("");

/** "zoom.us, meet.example.com" as a list; one host stands for those below it, too. */
export const videoHosts = z
  .string()
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ])
  .refine((hosts) => hosts.length <= 20 && hosts.every((host) => HOST.test(host)), {
    error: "Enter hosts like video.example.com, separated by commas.",
  });

/** Whether an address is at one of the services that the practice uses; none named means any. */
export function isOnHostOf(address: string, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return true;
  const { hostname } = new URL(address);
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
