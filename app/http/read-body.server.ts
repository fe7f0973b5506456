import { MULTIPART_BYTES } from "./body-limits";
import { failWith } from "./fail.server";

/** The bytes of a body, counted while they arrive. More than `limit` is a 413, a body that breaks off a 400. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks, size);
      size += value.length;
      if (size > limit) {
        void letRunOut(reader);
        break;
      }
      chunks.push(value);
    }
  } catch {
    throw failWith(400);
  }
  throw failWith(413);
}

/** More than this is sent by no page of ours, and taken from nobody. */
const MOST_DROPPED = 4 * MULTIPART_BYTES;

/** Bytes that nobody takes would keep a browser, which sends all before it reads, from the answer. */
async function letRunOut(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let dropped = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      dropped += read.value.length;
      if (dropped > MOST_DROPPED) return await reader.cancel();
    }
  } catch {
    // Whoever sent it has gone.
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Text of a body; bytes that are not UTF-8 are a 400, as is a NUL, which Postgres refuses. */
export function asText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw failWith(400);
  }
  if (text.includes("\0")) throw failWith(400);
  return text;
}

export const mediaTypeOf = (request: Request): string =>
  (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
