import { createHash, randomBytes, randomInt } from "node:crypto";

/** 256 random bits for a link or cookie; only the hash is stored. */
export function newToken(): { token: string; hash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

/** Six digits to type from a mail. Weak alone: always behind few tries and a short life. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");
