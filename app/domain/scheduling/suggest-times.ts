import { DAY_MS, dateInZone, isoWeekday, localTime } from "#app/domain/shared/time";

/**
 * The times a household would most likely take: the same weekday and hour as last time, in the next weeks, and the
 * soonest free ones; three at most, in order of time. All are moments in ascending order.
 */
export function suggestTimes(
  free: readonly Date[],
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
  for (const one of free) {
    if (picked.length >= count) break;
    if (!days.has(dateInZone(one, zone))) pick(one);
  }
  return picked.sort((a, b) => a.getTime() - b.getTime());
}

function usualHour(free: readonly Date[], last: Date, now: Date, zone: string): Date | undefined {
  const usual = localTime(last, zone);
  const weekday = isoWeekday(usual.date);
  return free.find((one) => {
    if (one.getTime() <= now.getTime() + DAY_MS) return false;
    const { date, minute } = localTime(one, zone);
    return minute === usual.minute && isoWeekday(date) === weekday;
  });
}
