import { DAY_MS, dateInZone, isoWeekday, localTime } from "#app/domain/shared/time";

/**
 * The times a household would most likely take: the same weekday and hour as last time, in the next weeks, and the
 * soonest free ones; three at most, in order of time. `free` are epoch milliseconds in ascending order.
 */
export function suggestTimes(
  free: readonly number[],
  last: Date | null,
  now: Date,
  zone: string,
  count = 3,
): Date[] {
  const picked: Date[] = [];
  const days = new Set<string>();
  const pick = (one: Date) => {
    picked.push(one);
    days.add(dateInZone(one, zone));
  };
  const usual = last ? usualHour(free, last, now, zone) : null;
  if (usual) pick(usual);
  for (const start of free) {
    if (picked.length >= count) break;
    const one = new Date(start);
    if (!days.has(dateInZone(one, zone))) pick(one);
  }
  return picked.sort((a, b) => a.getTime() - b.getTime());
}

function usualHour(free: readonly number[], last: Date, now: Date, zone: string): Date | null {
  const usual = localTime(last, zone);
  const weekday = isoWeekday(usual.date);
  const found = free.find((start) => {
    if (start <= now.getTime() + DAY_MS) return false;
    const { date, minute } = localTime(new Date(start), zone);
    return minute === usual.minute && isoWeekday(date) === weekday;
  });
  return found === undefined ? null : new Date(found);
}
