/** One free time as a page shows it. */
export type SlotChoice = { startsAt: string; therapist: string; therapistName: string };
export type DayPart = "Morning" | "Afternoon" | "Evening";
export type DaySlots = { part: DayPart; slots: SlotChoice[] }[];
export type DayCount = { date: string; count: number };

/** A time and a therapist as one form value, and back; null for anything else. */
export const slotValue = (startsAt: string, therapist: string): string => `${startsAt}_${therapist}`;

export function readSlotValue(value: string): { startsAt: Date; therapist: string } | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([a-z0-9-]{1,80})$/.exec(value);
  const startsAt = new Date(match?.[1] ?? "");
  return match?.[2] && !Number.isNaN(startsAt.getTime()) ? { startsAt, therapist: match[2] } : null;
}

/** The answer of somebody who will be in a state where nobody here is licensed. */
export const ELSEWHERE = "elsewhere";

/** The answer for a member of the chart who does not come to a session. */
export const ABSENT = "absent";

/** The answer of an admin who types a time instead of taking a free one. */
export const OTHER_TIME = "other";

/** A time that cannot be had, and the free ones closest to it. `why`: something else than that somebody was quicker. */
export type TakenTime = { startsAt: string; nearest: SlotChoice[]; why?: string };
