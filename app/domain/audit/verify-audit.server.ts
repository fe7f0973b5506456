import { pool } from "#app/platform/db/pool.server";
import type { AuditFinding, AuditReport } from "./audit-report";
import { BEGINNING, EVENT_TEXT, type EventText, sealOf } from "./internal/audit-chain.server";
import type { Head } from "./internal/head-anchors.server";

/** Runs one statement with values; the pool unless a caller looks through a transaction of its own. */
export type Ask = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

const askPool: Ask = async (text, values) => (await pool.query(text, values)).rows;

type SealRow = { seq: string; eventId: string; hash: Buffer } & EventText;

const PAGE = 5_000;

const SEALS = `
  SELECT s.seq::text AS seq, s.event_id::text AS "eventId", s.hash, ${EVENT_TEXT}
  FROM audit_seal s LEFT JOIN audit_event e ON e.id = s.event_id
  WHERE s.seq > $1::bigint ORDER BY s.seq LIMIT ${PAGE}`;

/** Sealing looks an hour back: what is older than that and has no seal was not there when its hour was sealed. */
const UNSEALED = `
  SELECT e.id::text AS id,
         e.at <= (SELECT s.event_at - interval '1 hour' FROM audit_seal s ORDER BY s.seq DESC LIMIT 1) AS "isLate"
  FROM audit_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)
  ORDER BY e.at LIMIT 1000`;

/**
 * Goes along the whole chain and compares it with the events, and with the heads that were kept away from the database.
 * Finds an event that was changed, deleted, put in or moved, and a tail that was cut. `onProgress` hears how many seals
 * have been read.
 */
export async function verifyAudit(
  anchors: readonly Head[] | null,
  { ask = askPool, onProgress = () => undefined }: { ask?: Ask; onProgress?: (read: number) => void } = {},
): Promise<AuditReport> {
  const findings: AuditFinding[] = [];
  const headsAt = new Map<string, Head[]>();
  for (const head of anchors ?? []) headsAt.set(head.seq, [...(headsAt.get(head.seq) ?? []), head]);
  let sealed = 0;
  let before: { seq: bigint; hash: Uint8Array } = { seq: 0n, hash: BEGINNING };
  for (;;) {
    const rows = await ask<SealRow>(SEALS, [String(before.seq)]);
    for (const row of rows) {
      findings.push(...faultsOf(row, before), ...faultOfAnchors(row, headsAt.get(row.seq)));
      before = { seq: BigInt(row.seq), hash: row.hash };
    }
    sealed += rows.length;
    onProgress(sealed);
    if (rows.length < PAGE) break;
  }
  for (const seq of headsAt.keys())
    if (BigInt(seq) > before.seq) findings.push({ kind: "tail-cut", seq, eventId: null });
  const unsealed = await ask<{ id: string; isLate: boolean | null }>(UNSEALED, []);
  for (const { id } of unsealed.filter((one) => one.isLate))
    findings.push({ kind: "event-never-sealed", seq: null, eventId: id });
  const waiting = unsealed.filter((one) => !one.isLate).length;
  return { sealed, waiting, anchors: anchors?.length ?? null, findings };
}

/** Each seal is judged by the one that stands before it now, so that one fault does not hide those behind it. */
function faultsOf(row: SealRow, before: { seq: bigint; hash: Uint8Array }): AuditFinding[] {
  const { seq, eventId } = row;
  const faults: AuditFinding[] = [];
  if (BigInt(seq) !== before.seq + 1n)
    faults.push({ kind: "seal-missing", seq: String(before.seq + 1n), eventId: null });
  if (row.id === null) faults.push({ kind: "event-deleted", seq, eventId });
  else if (!sealOf(before.hash, BigInt(seq), row).equals(row.hash))
    faults.push({ kind: "event-changed", seq, eventId });
  return faults;
}

/** A tail that was cut and grew again has a number twice on file. */
const faultOfAnchors = (row: SealRow, heads: readonly Head[] = []): AuditFinding[] =>
  heads.some((head) => head.hash !== row.hash.toString("hex"))
    ? [{ kind: "differs-from-anchor", seq: row.seq, eventId: row.eventId }]
    : [];
