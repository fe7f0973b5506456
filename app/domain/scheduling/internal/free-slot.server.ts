import { newId } from "#app/domain/shared/ids";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";

const FREE = `
  INSERT INTO freed_slot (id, therapist_id, starts_at, ends_at)
  SELECT $1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz
  WHERE EXISTS (SELECT 1 FROM waitlist_entry WHERE therapist_id = $2::uuid AND closed_at IS NULL)
  RETURNING id`;

/** A time that somebody gave back, for those who wait: they are asked at `askAt`, once it can no longer be undone. */
export async function freeSlot(
  tx: Tx,
  slot: { therapistId: string; startsAt: Date; endsAt: Date },
  askAt: Date,
): Promise<void> {
  const values = [newId(), slot.therapistId, slot.startsAt, slot.endsAt];
  const [row] = await prepared<{ id: string }>(tx, "free-slot", FREE, values);
  if (row) await enqueue(tx, "scheduling.offer-freed-slot", { freedSlotId: row.id }, { runAt: askAt });
}
