import { addDays, type Clock, dateInZone, realClock } from "#app/domain/shared/time";
import { findOpenings } from "./openings-queries.server";
import type { OpeningsQuestion } from "./openings-question";
import type { DayCount, DaySlots, SlotChoice } from "./slot-choice";
import { daysOf, inDayParts } from "./slot-days";

/** What a page needs to let somebody choose a time: the days that have any, and the times of one day. */
export type SlotPickerView = {
  /** The zone that days and times are told in. */
  zone: string;
  days: DayCount[];
  /** The day whose times are shown; null when nothing is free at all. */
  day: string | null;
  parts: DaySlots;
  first: SlotChoice | null;
  minutes: number;
  /** Local date of the last day that was looked at. */
  until: string;
};

export type SlotPickerQuestion = Omit<OpeningsQuestion, "fromDate"> & {
  /** The wanted day; the first one with free times when it has none. */
  day?: string | null;
  /** The reader's zone; the practice's without one. */
  zone?: string | null;
  /** A start, as ISO text in UTC, that is no choice: the time that something is moved away from. */
  except?: string;
};

export async function readSlotPicker(
  question: SlotPickerQuestion,
  clock: Clock = realClock,
): Promise<SlotPickerView> {
  const { day: wanted, zone: asked, except, ...rest } = question;
  const found = await findOpenings(rest, clock);
  const openings = found.openings.filter(({ startsAt }) => startsAt.toISOString() !== except);
  const zone = asked ?? found.zone;
  const grouped = daysOf(openings, found.firstDate, question.days, zone);
  const day = grouped.counts.find((one) => one.date === wanted)?.date ?? grouped.counts[0]?.date ?? null;
  const chosen = day ? grouped.of(day) : { list: [], frame: undefined };
  const [first] = openings;
  return {
    zone,
    days: grouped.counts,
    day,
    parts: inDayParts(chosen.list, chosen.frame),
    first: first
      ? {
          startsAt: first.startsAt.toISOString(),
          therapist: first.therapist,
          therapistName: first.therapistName,
        }
      : null,
    minutes: found.minutes,
    until: addDays(found.firstDate, question.days - 1),
  };
}

/** The local date of a moment, for opening the picker on its day. */
export const dayOf = (startsAt: Date, zone: string): string => dateInZone(startsAt, zone);
