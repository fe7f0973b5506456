import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { lookupHash } from "#app/platform/crypto/lookup.server";
import { openBytes, openTexts, sealBytes, sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { CheckedFile } from "./check-file.server";
import type { FileType } from "./file-types";
import { isScannerOn, type Verdict } from "./scanner.server";

export type ScanState = "unchecked" | "clean" | "infected";

/** What a file is called and how large it is: the words of a person, sealed like its content. */
export type About = { name: string; bytes: number };

const place = (column: "about_sealed" | "body_sealed", id: string, compartmentId: string) => ({
  compartmentId,
  table: "stored_file",
  column,
  rowId: id,
});

/** The states in which a file may be handed out: found clean, or nobody scans here. */
export const openStates = (): ScanState[] => (isScannerOn() ? ["clean"] : ["clean", "unchecked"]);

/** Tells the same content in the same compartment again, and tells nothing to whoever lacks the key. */
export const contentHash = (compartmentId: string, content: Buffer): string =>
  lookupHash(`file:${compartmentId}`, createHash("sha256").update(content).digest("hex"));

const WRITE = `
  INSERT INTO stored_file (id, compartment_id, type, about_sealed, content_hash, body_sealed)
  VALUES ($1::uuid, $2::uuid, $3::file_type, $4, $5, $6)`;

type NewFile = CheckedFile & { compartmentId: string; name: string };

/** Stores a file that was checked, sealed, under a random id, which it gives. Nobody has scanned it yet. */
export async function storeFile(tx: Tx, file: NewFile): Promise<string> {
  const { compartmentId, type, content } = file;
  const id = v7();
  const about: About = { name: file.name, bytes: content.length };
  const sealed = await sealText(tx, place("about_sealed", id, compartmentId), JSON.stringify(about));
  const body = await sealBytes(tx, place("body_sealed", id, compartmentId), content);
  const hash = contentHash(compartmentId, content);
  await prepared(tx, "store-file", WRITE, [id, compartmentId, type, Buffer.from(sealed), hash, body]);
  return id;
}

export type SealedAbout = { fileId: string; compartmentId: string; aboutSealed: Buffer };

/** What many files are called, in the order given, with at most one query. */
export async function openAbouts(tx: Tx, files: readonly SealedAbout[]): Promise<About[]> {
  const items = files.map(({ fileId, compartmentId, aboutSealed }) => ({
    place: place("about_sealed", fileId, compartmentId),
    sealed: aboutSealed,
  }));
  return (await openTexts(tx, items)).map((text) => JSON.parse(text) as About);
}

const READ = `
  SELECT type::text AS type, compartment_id AS "compartmentId", scan_state::text AS "scanState",
         body_sealed AS "bodySealed"
  FROM stored_file WHERE id = $1::uuid`;

type Row = { type: FileType; compartmentId: string; scanState: ScanState; bodySealed: Buffer | null };

export type FileContent = { type: FileType; scanState: ScanState; content: Buffer };

/**
 * The content of a file, whoever asks and whatever the scanner says; null when it was destroyed. Only for the scanner, and
 * for `handOut`.
 */
export async function fileContent(tx: Tx, fileId: string): Promise<FileContent | null> {
  const [row] = await prepared<Row>(tx, "file-content", READ, [fileId]);
  if (!row?.bodySealed) return null;
  const { type, scanState, compartmentId, bodySealed } = row;
  return {
    type,
    scanState,
    content: await openBytes(tx, place("body_sealed", fileId, compartmentId), bodySealed),
  };
}

/** The content for somebody who may have it; null while the file is in quarantine, and once it was destroyed. */
export async function handOut(tx: Tx, fileId: string): Promise<FileContent | null> {
  const file = await fileContent(tx, fileId);
  return file && openStates().includes(file.scanState) ? file : null;
}

const SETTLE = `
  UPDATE stored_file
  SET scan_state = $2::scan_state, scanned_at = now(),
      body_sealed = CASE WHEN $2 = 'infected' THEN NULL ELSE body_sealed END
  WHERE id = $1::uuid AND scan_state = 'unchecked'
  RETURNING id`;

/** Writes down what the scanner found; what is infected loses its content. False when it was settled before. */
export async function settleScan(tx: Tx, fileId: string, verdict: Verdict): Promise<boolean> {
  return (await prepared(tx, "settle-scan", SETTLE, [fileId, verdict])).length > 0;
}

const WAITING = `
  SELECT id FROM stored_file WHERE scan_state = 'unchecked' ORDER BY created_at LIMIT 200`;

/** The ids of what waits for the scanner, the oldest first. */
export async function uncheckedFiles(tx: Tx): Promise<string[]> {
  const rows = await prepared<{ id: string }>(tx, "unchecked-files", WAITING, []);
  return rows.map(({ id }) => id);
}
