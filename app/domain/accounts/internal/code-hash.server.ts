import { timingSafeEqual } from "node:crypto";
import { hashToken } from "#app/platform/crypto/tokens.server";

/** The hash of a six-digit code, bound to its request so that equal codes of two requests look different. */
export const hashCode = (requestId: string, code: string): Uint8Array<ArrayBuffer> =>
  hashToken(`${requestId}:${code}`);

export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
