import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "#app/platform/env.server";

/** Wraps and unwraps data keys. The environment holds the key now; a KMS can stand behind the same shape. */
export type KeySource = {
  /** The key that wraps; others may still unwrap. */
  kekId: string;
  wrap(dataKey: Buffer, keyId: string): Promise<Buffer>;
  /** `kekId` says which key wrapped it. Throws for one that is not at hand. */
  unwrap(wrapped: Uint8Array, keyId: string, kekId: string): Promise<Buffer>;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const options = { authTagLength: TAG_BYTES };

const idOf = (kek: Buffer): string => `env:${createHash("sha256").update(kek).digest("hex").slice(0, 16)}`;

/**
 * `kek` is 32 bytes and wraps; `other` only unwraps, while one of the two takes the other's place. A wrapped key is bound to its
 * own id and opens under no other.
 */
export function environmentKeySource(kek: Buffer, other: Buffer | null = null): KeySource {
  if (kek.length !== 32) throw new Error("SEAL_KEY is not 32 bytes long");
  const kekId = idOf(kek);
  const keks = new Map([[kekId, kek]]);
  if (other) keks.set(idOf(other), other);
  return {
    kekId,
    async wrap(dataKey, keyId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", kek, nonce, options);
      cipher.setAAD(Buffer.from(keyId));
      return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    },
    async unwrap(wrapped, keyId, wrappedBy) {
      const wrapping = keks.get(wrappedBy);
      if (!wrapping) throw new Error("SEAL_KEY is not the one this database was sealed with");
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(0, NONCE_BYTES), options);
      decipher.setAAD(Buffer.from(keyId));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}

let source: KeySource | null = null;

export function keySource(): KeySource {
  const { sealKey, sealKeyOther } = env();
  const other = sealKeyOther ? Buffer.from(sealKeyOther, "base64") : null;
  source ??= environmentKeySource(Buffer.from(sealKey, "base64"), other);
  return source;
}
