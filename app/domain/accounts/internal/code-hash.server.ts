import { timingSafeEqual } from "node:crypto";
import { lookupHash } from "#app/platform/crypto/lookup.server";

/**
 * The keyed hash of a six-digit code, bound to its request so that equal codes of two requests look different. Keyed, because
 * there are only a million codes: who reads the database would try them all.
 */
export const hashCode = (requestId: string, code: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(lookupHash(`mailed-code:${requestId}`, code), "base64url"));

export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
