import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { isOnHostOf } from "./video-address";
import { openVideoAddresses, type RoomOf } from "./video-room.server";

export type EditPractice = {
  name: string;
  shortName: string;
  tagline: string;
  email: string;
  phone: string;
  addressLine: string;
  city: string;
  state: string;
  postalCode: string;
  /** Where its clients can be, by postal letters. */
  states: string[];
  noticeMinutes: number;
  horizonDays: number;
  cancelWindowHours: number;
  lateCancelFeePercent: number;
  /** Late cancellations of a chart without a fee, per calendar year. */
  freeLateCancels: number;
  paymentDueDays: number;
  replyBusinessDays: number;
  directoryUrl: string;
  /** Where video addresses may be; none means anywhere. */
  videoHosts: string[];
};

/**
 * Name, contact and the practice's own rules. What was agreed before keeps the terms agreed to. Raises "not-found", and
 * "video-host-in-use" with the `host` that somebody's video address has and that would no longer be named.
 */
export async function editPractice(actor: Actor, data: EditPractice): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const practice = await tx.practice.findFirst({ select: { id: true } });
    if (!practice) throw notFound();
    const host = await hostLeftOut(tx, data.videoHosts);
    if (host) throw new DomainError("video-host-in-use", { host });
    await tx.practice.update({ where: { id: practice.id }, data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "settings-changed",
      objectKind: "practice",
      objectId: practice.id,
      actingRole: "admin",
    });
  });
}

/** No session loses its video over a setting: addresses in use are changed first. */
async function hostLeftOut(tx: Tx, hosts: readonly string[]): Promise<string | null> {
  const rooms = await tx.$queryRaw<(RoomOf & { videoSealed: Uint8Array })[]>`
    SELECT 'therapist' AS "table", t.id::text AS "rowId", t.person_id::text AS "personId", t.video_sealed AS "videoSealed"
    FROM therapist t WHERE t.video_sealed IS NOT NULL
    UNION ALL SELECT 'appointment', a.id::text, t.person_id::text, a.video_sealed
    FROM appointment a JOIN therapist t ON t.id = a.therapist_id
    WHERE a.video_sealed IS NOT NULL AND a.status = 'booked' AND a.ends_at > now()`;
  const left = (await openVideoAddresses(tx, rooms)).find((address) => !isOnHostOf(address, hosts));
  return left ? new URL(left).hostname : null;
}
