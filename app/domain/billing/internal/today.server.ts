import { type Clock, dateInZone } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

/** The practice's calendar date and zone; due dates are read by it. */
export async function practiceToday(clock: Clock): Promise<{ today: string; zone: string }> {
  const { zone } = await db.practice.findFirstOrThrow({ select: { zone: true } });
  return { today: dateInZone(clock(), zone), zone };
}
