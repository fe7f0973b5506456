import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { type Clock, dateInZone } from "#app/domain/shared/time";

/** The practice's calendar date and zone; due dates are read by it. */
export async function practiceToday(clock: Clock): Promise<{ today: string; zone: string }> {
  const { zone } = await practiceProfile();
  return { today: dateInZone(clock(), zone), zone };
}
