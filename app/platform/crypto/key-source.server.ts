import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "#app/platform/env.server";

/** Wraps and unwraps data keys. The environment holds the key now; a KMS can stand behind the same shape. */
export type KeySource = {
  kekId: string;
  wrap(dataKey: Buffer, keyId: string): Promise<Buffer>;
  unwrap(wrapped: Uint8Array, keyId: string): Promise<Buffer>;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const options = { authTagLength: TAG_BYTES };

/** `kek` is 32 bytes. A wrapped key is bound to its own id and opens under no other. */
export function environmentKeySource(kek: Buffer): KeySource {
  if (kek.length !== 32) throw new Error("SEAL_KEY is not 32 bytes long");
  const kekId = `env:${createHash("sha256").update(kek).digest("hex").slice(0, 16)}`;
  return {
    kekId,
    async wrap(dataKey, keyId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", kek, nonce, options);
      cipher.setAAD(Buffer.from(keyId));
      return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    },
    async unwrap(wrapped, keyId) {
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv("aes-256-gcm", kek, bytes.subarray(0, NONCE_BYTES), options);
      decipher.setAAD(Buffer.from(keyId));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}

let source: KeySource | null = null;

export function keySource(): KeySource {
  source ??= environmentKeySource(Buffer.from(env().sealKey, "base64"));
  return source;
}
