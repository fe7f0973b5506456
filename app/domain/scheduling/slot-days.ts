import { dateInZone, localMinute, MINUTE_MS } from "#app/domain/shared/time";
import type { DayCount, DayPart, DaySlots } from "./slot-choice";
import { type DayFrame, dayFrames } from "./slots";

type Timed = { startsAt: Date };

const NOON = 12 * 60;
const EVENING = 17 * 60;

/** The days of a zone that have free times, with how many, and the times of one of them by part of the day. */
export function daysOf<T extends Timed>(
  openings: readonly T[],
  firstDate: string,
  days: number,
  zone: string,
) {
  // One day more on each side: the reader's zone may be ahead of or behind the practice's.
  const frames = dayFrames(dayBefore(firstDate), days + 2, zone);
  const byDay = new Map<string, T[]>();
  let index = 0;
  for (const opening of openings) {
    const at = opening.startsAt.getTime();
    while (index < frames.length - 1 && at >= (frames[index]?.to ?? 0)) index += 1;
    const date = frames[index]?.date ?? "";
    const list = byDay.get(date);
    if (list) list.push(opening);
    else byDay.set(date, [opening]);
  }
  const counts: DayCount[] = [...byDay].map(([date, list]) => ({ date, count: list.length }));
  const frameOf = (date: string) => frames.find((one) => one.date === date);
  return { counts, of: (date: string) => ({ list: byDay.get(date) ?? [], frame: frameOf(date) }) };
}

const dayBefore = (date: string): string =>
  dateInZone(new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000), "UTC");

/** Free times of one day as Morning, Afternoon and Evening; parts without a time are left out. */
export function inDayParts(
  slots: readonly (Timed & { therapist: string; therapistName: string })[],
  frame: DayFrame | undefined,
): DaySlots {
  const parts: DaySlots = [];
  for (const slot of slots) {
    const part = partOfDay(minuteOf(slot.startsAt, frame));
    const choice = {
      startsAt: slot.startsAt.toISOString(),
      therapist: slot.therapist,
      therapistName: slot.therapistName,
    };
    const last = parts.at(-1);
    if (last?.part === part) last.slots.push(choice);
    else parts.push({ part, slots: [choice] });
  }
  return parts;
}

/** The part of the day that a minute after local midnight falls in. */
export const partOfDay = (minute: number): DayPart =>
  minute < NOON ? "Morning" : minute < EVENING ? "Afternoon" : "Evening";

function minuteOf(at: Date, frame: DayFrame | undefined): number {
  if (!frame) return 0;
  return frame.even ? (at.getTime() - frame.from) / MINUTE_MS : localMinute(at, frame.zone);
}
