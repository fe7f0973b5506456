import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { env } from "#app/platform/env.server";

/** How far the chain was at a moment. `hash` in hex. */
export type Head = { seq: string; hash: string; at: string };

export type Anchors = { heads: Head[]; unreadableLines: number };

/**
 * Adds a head to the file that AUDIT_ANCHOR names, one JSON line each, and waits until it has reached the disk; nothing
 * happens where no file is named. The line begins on its own, whatever a killed process left before it.
 */
export async function anchorHead(head: Head): Promise<void> {
  const file = env().auditAnchor;
  if (!file) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.appendFile(`\n${JSON.stringify(head)}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A line that was cut while it was written is not a head. */
function headIn(line: string): Head | null {
  try {
    const { seq = "", hash = "", at = "" } = JSON.parse(line) as Partial<Head>;
    return /^[1-9]\d{0,18}$/.test(seq) && /^[0-9a-f]{64}$/.test(hash) ? { seq, hash, at } : null;
  } catch {
    return null;
  }
}

/** The heads on file, oldest first; null where no file is named, none of them where there is no such file. */
export async function anchoredHeads(): Promise<Anchors | null> {
  const file = env().auditAnchor;
  if (!file) return null;
  const anchors: Anchors = { heads: [], unreadableLines: 0 };
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      if (line.trim() === "") continue;
      const head = headIn(line);
      if (head) anchors.heads.push(head);
      else anchors.unreadableLines += 1;
    }
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
  return anchors;
}
