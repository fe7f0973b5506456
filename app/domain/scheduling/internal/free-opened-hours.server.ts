import { newId } from "#app/domain/shared/ids";
import { addDays, dateInZone } from "#app/domain/shared/time";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueueAll } from "#app/platform/jobs/queue.server";
import { undoUntil } from "../cancellation-policy";
import { openedPieces } from "../opened-hours";
import { dayFrames, type Range } from "../slots";
import { hoursInTransaction } from "./calendar-rows.server";

const WAITED_FOR = `
SELECT zone, horizon_days AS "horizonDays" FROM practice
WHERE EXISTS (SELECT 1 FROM waitlist_entry WHERE therapist_id = $1::uuid AND closed_at IS NULL)`;

/** Makes a change of a therapist's hours; what opens by it is for those who wait first to be asked about. */
export async function freeingWhatOpens(
  tx: Tx,
  { therapistId, now }: { therapistId: string; now: Date },
  change: () => Promise<void>,
): Promise<void> {
  const [practice] = await prepared<{ zone: string; horizonDays: number }>(tx, "waited-for", WAITED_FOR, [
    therapistId,
  ]);
  if (!practice) return change();
  const today = dateInZone(now, practice.zone);
  const dates = [today, addDays(today, practice.horizonDays)] as const;
  const before = await hoursInTransaction(tx, therapistId, dates);
  await change();
  const after = await hoursInTransaction(tx, therapistId, dates);
  const days = dayFrames(today, practice.horizonDays + 1, practice.zone);
  const opened = openedPieces(before, after, days).filter(([from]) => from > now.getTime());
  if (opened.length > 0) await freeAll(tx, therapistId, opened, now);
}

const FREE_ALL = `
INSERT INTO freed_slot (id, therapist_id, starts_at, ends_at)
SELECT one.id, $1::uuid, one.starts_at, one.ends_at
FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS one (id, starts_at, ends_at)`;

async function freeAll(tx: Tx, therapistId: string, opened: readonly Range[], now: Date): Promise<void> {
  const ids = opened.map(() => newId());
  const moments = (end: 0 | 1) => opened.map((piece) => new Date(piece[end]).toISOString());
  await prepared(tx, "free-opened-hours", FREE_ALL, [therapistId, ids, moments(0), moments(1)]);
  const askAt = undoUntil(now);
  const jobs = ids.map((freedSlotId) => ({ payload: { freedSlotId }, runAt: askAt }));
  await enqueueAll(tx, "scheduling.offer-freed-slot", jobs);
}
