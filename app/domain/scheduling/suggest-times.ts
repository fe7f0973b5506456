import { DAY_MS, dateInZone, isoWeekday, localMinute } from "#app/domain/shared/time";

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
  const usual = last
    ? free.find((one) => sameHour(one, last, zone) && one.getTime() > now.getTime() + DAY_MS)
    : null;
  if (usual) picked.push(usual);
  for (const one of free) {
    if (picked.length >= count) break;
    const near = picked.some((other) => dateInZone(other, zone) === dateInZone(one, zone));
    if (!near) picked.push(one);
  }
  return picked.sort((a, b) => a.getTime() - b.getTime());
}

const sameHour = (one: Date, last: Date, zone: string): boolean =>
  isoWeekday(dateInZone(one, zone)) === isoWeekday(dateInZone(last, zone)) &&
  localMinute(one, zone) === localMinute(last, zone);
