import { addDays, localTime, MINUTE_MS } from "#app/domain/shared/time";

/** A part of an appointment on one calendar day. Minutes of the wall clock count from midnight; the end is not included. */
export type DayPart = { date: string; startMinute: number; endMinute: number };

/**
 * On which days, and where on the wall clock, an appointment stands: on two when it goes past midnight. When the clocks go
 * back meanwhile, the end on the wall may lie before the start: then it is drawn as long as it lasts.
 */
export function placeOnDays(startsAt: Date, endsAt: Date, zone: string): DayPart[] {
  const start = localTime(startsAt, zone);
  const last = localTime(new Date(endsAt.getTime() - 1), zone);
  const lasts = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  if (last.date === start.date) {
    const end = last.minute + 1;
    const endMinute = end > start.minute ? end : start.minute + lasts;
    return [{ date: start.date, startMinute: start.minute, endMinute: Math.min(1440, endMinute) }];
  }
  const between: DayPart[] = [];
  for (let date = addDays(start.date, 1); date < last.date; date = addDays(date, 1)) {
    between.push({ date, startMinute: 0, endMinute: 1440 });
  }
  return [
    { date: start.date, startMinute: start.minute, endMinute: 1440 },
    ...between,
    { date: last.date, startMinute: 0, endMinute: last.minute + 1 },
  ];
}
