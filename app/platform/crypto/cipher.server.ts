import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const KEY_ID_BYTES = 16;
const HEADER_BYTES = 2 + KEY_ID_BYTES + NONCE_BYTES;
/** The first layout binds a value to its place alone, the second also to what else the place names. */
const PLACE_ALONE = 1;
const BOUND = 2;
const AES_256_GCM = 1;
const BUCKET_BYTES = 256;

/**
 * What a sealed value is bound to: moved to another row, column or compartment it does not open, nor once something of
 * `boundTo`, which stands in plain beside it, has changed.
 */
export type Place = {
  compartmentId: string;
  table: string;
  column: string;
  rowId: string;
  boundTo?: readonly string[];
};

/** Each part with its length in front, so that no two different places ever read the same. */
function associatedData(place: Place, keyId: string, version: number | undefined): Buffer {
  const alone = [place.table, place.column, place.rowId, place.compartmentId, keyId];
  const parts = version === BOUND ? [...alone, ...(place.boundTo ?? [])] : alone;
  const framed = Buffer.allocUnsafe(parts.reduce((size, part) => size + 4 + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) {
    const length = framed.write(part, at + 4);
    framed.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return framed;
}

/**
 * Buckets grow with what is in them, never by more than a ninth: of a large file's size a stored one tells as little as of
 * a short text's (Padmé; Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", PETS 2019).
 */
function bucketFor(length: number): number {
  const exponent = Math.floor(Math.log2(length));
  return Math.max(BUCKET_BYTES, 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1));
}

/** Content in buckets, at least 256 bytes each, with its real length in front. */
function pad(content: Buffer): Buffer {
  const bucket = bucketFor(content.length + 4);
  const size = Math.ceil((content.length + 4) / bucket) * bucket;
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(content.length);
  content.copy(padded, 4);
  return padded;
}

function unpad(padded: Buffer): Buffer {
  const length = padded.readUInt32BE(0);
  if (length > padded.length - 4) throw new Error("sealed value has an impossible length");
  return padded.subarray(4, 4 + length);
}

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");

const uuidText = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** Layout: version, algorithm, key id (16), nonce (12), ciphertext, tag (16). `key` is 32 bytes, `keyId` a uuid. */
export function seal(key: Buffer, keyId: string, place: Place, content: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  const version = place.boundTo ? BOUND : PLACE_ALONE;
  cipher.setAAD(associatedData(place, keyId, version));
  const sealed = Buffer.concat([cipher.update(pad(content)), cipher.final()]);
  return Buffer.concat([
    Buffer.from([version, AES_256_GCM]),
    uuidBytes(keyId),
    nonce,
    sealed,
    cipher.getAuthTag(),
  ]);
}

/** The id of the data key a sealed value needs. Throws for anything that is not a sealed value. */
export function keyIdOf(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const isKnown = (bytes[0] === PLACE_ALONE || bytes[0] === BOUND) && bytes[1] === AES_256_GCM;
  if (!isKnown || bytes.length < HEADER_BYTES + TAG_BYTES) throw new Error("not a sealed value");
  return uuidText(bytes.toString("hex", 2, 2 + KEY_ID_BYTES));
}

/** Throws when the key, the place or any byte is not the one it was sealed with. */
export function open(key: Buffer, place: Place, sealed: Uint8Array): Buffer {
  const keyId = keyIdOf(sealed);
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const nonce = bytes.subarray(2 + KEY_ID_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place, keyId, bytes[0]));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const content = bytes.subarray(HEADER_BYTES, bytes.length - TAG_BYTES);
  const padded = decipher.update(content);
  // In counter mode everything has come by now; this compares the tag.
  decipher.final();
  return unpad(padded);
}
