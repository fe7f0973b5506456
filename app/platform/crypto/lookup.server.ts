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

/** What an address of mail is found by. */
export const emailIndex = (address: string): string => lookupHash("email", address);

/** What a phone number is found by, however it is written; without a country it is one of the US. */
export function phoneIndex(number: string): string {
  const digits = number.replaceAll(/\D/g, "");
  return lookupHash("phone", digits.length === 10 ? `1${digits}` : digits);
}
