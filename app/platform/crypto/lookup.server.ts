import { createHmac } from "node:crypto";
import { env } from "#app/platform/env.server";

/**
 * A keyed hash to find or count something by, without storing it: the same text in the same scope gives the same hash,
 * another scope another one. Case and outer blanks do not matter.
 */
export function lookupHash(scope: string, value: string): string {
  const text = value.trim().toLowerCase().normalize("NFC");
  return createHmac("sha256", Buffer.from(env().lookupKey, "base64"))
    .update(`${scope}\0${text}`)
    .digest("base64url");
}
