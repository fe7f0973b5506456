import type { AuditFinding, AuditReport } from "./audit-report";
import { isMarked } from "./event-mark.server";
import {
  BEGINNING,
  EVENT_TEXT,
  HEAD_IS_UNMARKED,
  type MarkedText,
  momentText,
  sealOf,
} from "./internal/audit-chain.server";
import type { Anchors, Head } from "./internal/head-anchors.server";

/** Runs one statement with values. All of one verification see the same moment. */
export type Ask = <Row extends object>(text: string, values: unknown[]) => Promise<Row[]>;

type SealRow = { seq: string; eventId: string; eventAt: string; hash: Buffer; isOld: boolean } & MarkedText;
type Seal = { seq: bigint; hash: Uint8Array };

const PAGE = 5_000;

const SEALS = `
  SELECT s.seq::text AS seq, s.event_id::text AS "eventId", ${momentText("s.event_at")} AS "eventAt", s.hash,
         s.event_at < now() - interval '10 minutes' AS "isOld", ${EVENT_TEXT}
  FROM public.audit_seal s LEFT JOIN public.audit_event e ON e.id = s.event_id
  WHERE s.seq > $1::bigint ORDER BY s.seq LIMIT ${PAGE}`;

/** So many events without a seal are looked at: thousands of times what a minute holds. */
const MOST_UNSEALED = 50_000;

/**
 * Sealing looks an hour back from the last seal: what is older than that was not there when its hour was sealed. What
 * came later is sealed within a minute; ten are enough to say that nobody does.
 */
const UNSEALED = `
  WITH head AS (
    SELECT s.event_at - interval '1 hour' AS looked_back_to, ${HEAD_IS_UNMARKED} AS unmarked
    FROM public.audit_seal s ORDER BY s.seq DESC LIMIT 1
  )
  SELECT ${EVENT_TEXT}, COALESCE(e.at <= (SELECT looked_back_to FROM head), false) AS "isPutIn",
         e.at < now() - interval '10 minutes' AS "isOld", COALESCE((SELECT unmarked FROM head), false) AS "isBeforeMarks"
  FROM public.audit_event e
  WHERE NOT EXISTS (SELECT 1 FROM public.audit_seal s WHERE s.event_id = e.id)
  ORDER BY e.at, e.id LIMIT ${MOST_UNSEALED}`;

type Unsealed = MarkedText & { isPutIn: boolean; isOld: boolean; isBeforeMarks: boolean };

/** Put in long ago, put in or changed lately, or waiting as it should. */
const kindOf = (event: Unsealed): "event-never-sealed" | "event-forged" | null => {
  if (event.isPutIn) return "event-never-sealed";
  return isMarked(event) || (event.mac === null && event.isBeforeMarks) ? null : "event-forged";
};

/**
 * Goes along the whole chain and compares it with the events, and with the heads that were kept away from the database.
 * Finds an event that was changed, deleted, put in or moved, a tail that was cut, and sealing that has stopped.
 * `onProgress` hears how many seals have been read.
 */
export async function verifyAudit(
  anchors: Anchors | null,
  { ask, onProgress = () => undefined }: { ask: Ask; onProgress?: (read: number) => void },
): Promise<AuditReport> {
  const walk = await walkChain(anchors?.heads ?? [], ask, onProgress);
  const unsealed = await ask<Unsealed>(UNSEALED, []);
  const waiting = unsealed.filter((event) => kindOf(event) === null);
  const late = waiting.find(({ isOld }) => isOld);
  return {
    sealed: walk.sealed,
    waiting: waiting.length,
    anchors: anchors?.heads.length ?? null,
    unreadableLines: anchors?.unreadableLines ?? 0,
    findings: [
      ...walk.findings,
      ...(anchors ? faultsOfFile(anchors.heads, walk) : []),
      ...unsealed.flatMap((event): AuditFinding[] => {
        const kind = kindOf(event);
        return kind ? [{ kind, seq: null, eventId: event.id }] : [];
      }),
      ...(late ? [{ kind: "sealing-stopped" as const, seq: null, eventId: late.id }] : []),
    ],
  };
}

type Walk = { sealed: number; last: bigint; lastOld: bigint; findings: AuditFinding[] };

async function walkChain(
  heads: readonly Head[],
  ask: Ask,
  onProgress: (read: number) => void,
): Promise<Walk> {
  const headsAt = new Map<string, Head[]>();
  for (const head of heads) headsAt.set(head.seq, [...(headsAt.get(head.seq) ?? []), head]);
  const walk: Walk = { sealed: 0, last: 0n, lastOld: 0n, findings: [] };
  for (let before: Seal = { seq: 0n, hash: BEGINNING }; ; ) {
    const rows = await ask<SealRow>(SEALS, [String(before.seq)]);
    for (const row of rows) {
      walk.findings.push(...faultsOf(row, before), ...faultOfAnchors(row, headsAt.get(row.seq)));
      before = { seq: BigInt(row.seq), hash: row.hash };
      if (row.isOld) walk.lastOld = before.seq;
    }
    walk.sealed += rows.length;
    walk.last = before.seq;
    onProgress(walk.sealed);
    if (rows.length < PAGE) return walk;
  }
}

/** Each seal is judged by the one that stands before it now, so that one fault does not hide those behind it. */
function faultsOf(row: SealRow, before: Seal): AuditFinding[] {
  const { seq, eventId, eventAt } = row;
  const faults: AuditFinding[] = [];
  if (BigInt(seq) !== before.seq + 1n)
    faults.push({ kind: "seal-missing", seq: String(before.seq + 1n), eventId: null });
  if (row.id === null) faults.push({ kind: "event-deleted", seq, eventId });
  else if (!sealOf(before.hash, { seq: BigInt(seq), eventAt }, row).equals(row.hash))
    faults.push({ kind: "event-changed", seq, eventId });
  return faults;
}

/** A tail that was cut and grew again has a number twice on file. */
const faultOfAnchors = (row: SealRow, heads: readonly Head[] = []): AuditFinding[] =>
  heads.some((head) => head.hash !== row.hash.toString("hex"))
    ? [{ kind: "differs-from-anchor", seq: row.seq, eventId: row.eventId }]
    : [];

/** The file as a whole: longer than the chain, or shorter than it has been for ten minutes. */
function faultsOfFile(heads: readonly Head[], { sealed, last, lastOld }: Walk): AuditFinding[] {
  const finding = (kind: AuditFinding["kind"], seq: bigint | null): AuditFinding => ({
    kind,
    seq: seq === null ? null : String(seq),
    eventId: null,
  });
  const newest = heads.reduce((most, { seq }) => (BigInt(seq) > most ? BigInt(seq) : most), 0n);
  if (newest > last) return [finding("tail-cut", newest)];
  if (heads.length === 0 && sealed > 0) return [finding("anchors-missing", null)];
  return newest < lastOld ? [finding("anchors-behind", lastOld)] : [];
}
