import { atLocalMinute, localMinute } from "#app/domain/shared/time";

export type OtherTime = { at: Date } | { problem: string };

/** A typed date and time as a moment; a problem where the clocks skip it or it is over. */
export function readOtherTime(onDate: string, minute: number, zone: string, now: Date): OtherTime {
  const at = atLocalMinute(onDate, minute, zone);
  if (localMinute(at, zone) !== minute) return { problem: "The clocks go forward then. Enter another time" };
  return at > now ? { at } : { problem: "Enter a time that lies ahead" };
}
