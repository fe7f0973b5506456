import { createReadStream } from "node:fs";
import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { env } from "#app/platform/env.server";

/** How far the chain was at a moment. `hash` in hex. */
export type Head = { seq: string; hash: string; at: string };

/** Adds a head to the file that AUDIT_ANCHOR names, one JSON line each; nothing happens where none is named. */
export async function anchorHead(head: Head): Promise<void> {
  const file = env().auditAnchor;
  if (!file) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `${JSON.stringify(head)}\n`, { mode: 0o600 });
}

/** A line that was cut while it was written is not a head. */
function headIn(line: string): Head | null {
  try {
    const { seq, hash, at } = JSON.parse(line) as Partial<Head>;
    return typeof seq === "string" && typeof hash === "string" ? { seq, hash, at: at ?? "" } : null;
  } catch {
    return null;
  }
}

/** The heads on file, oldest first; null where no file is named or none has been written yet. */
export async function anchoredHeads(): Promise<Head[] | null> {
  const file = env().auditAnchor;
  if (!file) return null;
  const heads: Head[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const head = headIn(line);
      if (head) heads.push(head);
    }
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
  return heads;
}
