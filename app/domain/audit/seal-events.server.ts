import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { isMarked } from "./event-mark.server";
import {
  BEGINNING,
  EVENT_TEXT,
  HEAD_IS_UNMARKED,
  type MarkedText,
  sealOf,
} from "./internal/audit-chain.server";
import { anchorHead } from "./internal/head-anchors.server";

/** So many in one transaction: some tenths of a second. */
const BATCH = 2_000;

/** `isUnmarked`: the last sealed event is from before there were marks. */
type HeadRow = { seq: string; hash: Buffer; isUnmarked?: boolean };

const HEAD = `
  SELECT s.seq::text AS seq, s.hash, ${HEAD_IS_UNMARKED} AS "isUnmarked" FROM audit_seal s ORDER BY s.seq DESC LIMIT 1`;

/**
 * Committed events without a seal, oldest first, after $1 and $2 where a round has come so far: those that it leaves out
 * keep no others from their seal. An event becomes visible when its transaction ends, which may be after
 * newer ones were sealed: transactions end within seconds, and an hour is looked back.
 */
const WAITING = `
  SELECT ${EVENT_TEXT} FROM audit_event e
  WHERE e.at > COALESCE((SELECT s.event_at - interval '1 hour' FROM audit_seal s ORDER BY s.seq DESC LIMIT 1), '-infinity')
    AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)
    AND ($1::timestamptz IS NULL OR (e.at, e.id) > ($1::timestamptz, $2::uuid))
  ORDER BY e.at, e.id LIMIT ${BATCH}`;

const SEAL = `
  INSERT INTO public.audit_seal (seq, event_id, event_at, hash)
  SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::bytea[])`;

/** What this process anchored last: a round that seals nothing does not ask the disk. */
let anchored = "";

/**
 * Job "audit.seal-events": chains every committed event that has no seal yet, and writes the new head away from the
 * database; a head that an earlier round could not write there is written by this one. One sealer works at a time. Gives
 * the number of new seals. What does not bear the application's mark is left out, for verifying to find.
 */
export async function sealEvents(): Promise<number> {
  let sealed = 0;
  for (let after: Waiting | undefined; ; ) {
    const { count, head, last } = await inTransaction((tx) => sealBatch(tx, after));
    if (head) await anchorOnce(head);
    sealed += count;
    if (!last) return sealed;
    after = last;
  }
}

async function anchorOnce({ seq, hash }: HeadRow): Promise<void> {
  const head = { seq, hash: hash.toString("hex"), at: new Date().toISOString() };
  const place = `${env().auditAnchor} ${seq} ${head.hash}`;
  if (place === anchored) return;
  await anchorHead(head);
  anchored = place;
}

type Waiting = Pick<MarkedText, "at" | "id">;
/** `last`: the last one looked at of a whole batch; there may be more behind it. */
type Sealed = { count: number; head: HeadRow | undefined; last: Waiting | undefined };

async function sealBatch(tx: Tx, after: Waiting | undefined): Promise<Sealed> {
  await lockFor(tx, "audit-seal");
  const [sealedLast] = await prepared<HeadRow>(tx, "audit-head", HEAD, []);
  const from = [after?.at ?? null, after?.id ?? null];
  const waiting = await prepared<MarkedText>(tx, "audit-waiting", WAITING, from);
  const last = waiting.length === BATCH ? waiting.at(-1) : undefined;
  const events = waiting.filter((event) => isMarked(event) || (event.mac === null && sealedLast?.isUnmarked));
  const strange = waiting.length - events.length;
  if (strange > 0)
    log().error({ strange }, "events that the portal did not write are left unsealed: npm run audit:verify");
  if (events.length === 0) return { count: 0, head: sealedLast, last };
  let head: HeadRow = sealedLast ?? { seq: "0", hash: BEGINNING };
  const seals = events.map((event) => {
    const seq = BigInt(head.seq) + 1n;
    head = { seq: String(seq), hash: sealOf(head.hash, { seq, eventAt: event.at }, event) };
    return head;
  });
  await prepared(tx, "audit-seal", SEAL, [
    seals.map(({ seq }) => seq),
    events.map(({ id }) => id),
    events.map(({ at }) => at),
    seals.map(({ hash }) => hash),
  ]);
  return { count: events.length, head, last };
}
