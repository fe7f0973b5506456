import { isoWeekday, localTime } from "#app/domain/shared/time";
import type { DayPart } from "./slot-choice";
import { partOfDay } from "./slot-days";

export type WaitlistWish = {
  /** ISO weekdays (1 = Monday); empty for any. */
  weekdays: readonly number[];
  parts: readonly DayPart[];
  /** Local dates, both included. */
  fromDate: string;
  untilDate: string;
};

/** Whether a time is one that somebody waits for. */
export function fitsWish(wish: WaitlistWish, startsAt: Date, zone: string): boolean {
  const { date, minute } = localTime(startsAt, zone);
  if (date < wish.fromDate || wish.untilDate < date) return false;
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(isoWeekday(date))) return false;
  return wish.parts.length === 0 || wish.parts.includes(partOfDay(minute));
}

export type Waiting = WaitlistWish & {
  /** When the chart's next session is, as ISO text; null for none. */
  nextStartsAt: string | null;
  waitingSince: string;
};

/**
 * Who is asked first about a time that became free: of those whom it fits, charts without any session ahead, then those
 * whose next one is farthest off; who has waited longest decides between equals. A time that is not sooner than what
 * a chart has already helps nobody.
 */
export function inOrderOfNeed<One extends Waiting>(
  waiting: readonly One[],
  startsAt: Date,
  zone: string,
): One[] {
  const sooner = (one: One) => one.nextStartsAt === null || startsAt.toISOString() < one.nextStartsAt;
  return waiting
    .filter((one) => fitsWish(one, startsAt, zone) && sooner(one))
    .sort((a, b) => farOff(b).localeCompare(farOff(a)) || a.waitingSince.localeCompare(b.waitingSince));
}

const farOff = ({ nextStartsAt }: Waiting): string => nextStartsAt ?? "9999";

/** Up to when an offer is held. */
export const OFFER_HOURS = 4;
/** Less than this is no time to answer in. */
export const LEAST_MINUTES = 30;
/** Whoever let an offer run out is asked about nothing else until this long after it was made. */
export const REST_HOURS = 24;
/** Whoever let so many run out in a row is asked again once they say that they still wait. */
export const MOST_UNANSWERED = 2;
