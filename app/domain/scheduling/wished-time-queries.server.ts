import {
  atLocalMinute,
  type Clock,
  dateInZone,
  daysBetween,
  localMinute,
  MINUTE_MS,
  realClock,
} from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";
import { PICKER_DAYS, pickerDays } from "./change-schemas";
import { membersTimes } from "./internal/members-times.server";
import { OPENINGS_SQL, type OpeningsRow } from "./internal/openings-rows.server";
import { parametersOf, rulesOf, timesOf } from "./internal/slots-of-row.server";
import { nearestOpenings } from "./nearest-openings.server";
import { type SlotChoice, slotValue } from "./slot-choice";
import { readSlotPicker, type SlotPickerView } from "./slot-picker-queries.server";
import { dayFrames } from "./slots";
import { type NotFree, notFreeWords, whyNotFree } from "./why-not-free";

export type WishedTime = {
  startsAt: string;
  /** The form value of it, where it is free. */
  value: string | null;
  /** Why it is not, and the free times closest to it. */
  why: string | null;
  nearest: SlotChoice[];
};

type Wish = {
  therapistId: string;
  serviceSlug: string;
  people: readonly string[];
  day: string;
  /** Minutes after local midnight. */
  minute: number;
  zone: string;
};

type TimesAsked = Omit<Wish, "day" | "minute"> & { asked: { day?: string; at?: number; more?: string } };

/** The free times of a service, opened on the day that was asked for, and what is with the time that was pointed at. */
export async function readTimesFor(
  { asked, ...rest }: TimesAsked,
  clock: Clock = realClock,
): Promise<{ picker: SlotPickerView; wished: WishedTime | null }> {
  const { day, at } = asked;
  const { therapistId, serviceSlug, zone } = rest;
  const ahead = day ? daysBetween(dateInZone(clock(), zone), day) : 0;
  const days = pickerDays(ahead >= PICKER_DAYS ? "1" : asked.more);
  const [picker, wished] = await Promise.all([
    readSlotPicker({ ...{ therapistId, serviceSlug, states: [], days }, day: day ?? null }, clock),
    day && at !== undefined ? readWishedTime({ ...rest, day, minute: at }, clock) : null,
  ]);
  return { picker, wished };
}

/** Whether a time that was pointed at in a calendar can be had for a service, and what else is close. */
async function readWishedTime(wish: Wish, clock: Clock = realClock): Promise<WishedTime | null> {
  const { therapistId, serviceSlug, people, day, minute, zone } = wish;
  const now = clock();
  const startsAt = atLocalMinute(day, minute, zone);
  const question = { serviceSlug, therapistId, states: [], fromDate: day, days: 1 };
  const [[row], { busy }] = await Promise.all([
    preparedRead<OpeningsRow>("openings", OPENINGS_SQL, parametersOf(question, now)),
    membersTimes({ people }, now),
  ]);
  const [frame] = dayFrames(dateInZone(startsAt, zone), 1, zone);
  if (!row || !frame || localMinute(startsAt, zone) !== minute % 1440) return null;
  const start = startsAt.getTime();
  const context = { rules: rulesOf(row, question, now), times: timesOf(row), day: frame, now: now.getTime() };
  const isBusy = busy.some(([from, to]) => from < start + row.minutes * MINUTE_MS && to > start);
  const why: NotFree | "person-busy" | null = whyNotFree(start, context) ?? (isBusy ? "person-busy" : null);
  const at = startsAt.toISOString();
  if (!why) return { startsAt: at, value: slotValue(at, row.slug), why: null, nearest: [] };
  const around = { serviceSlug, therapistId, states: [], notDuring: busy, around: startsAt, zone };
  const found = await nearestOpenings(around, clock);
  return {
    ...{ startsAt: at, value: null, why: notFreeWords(why, row) },
    nearest: found.map((one) => ({
      startsAt: one.startsAt.toISOString(),
      therapist: one.therapist,
      therapistName: one.therapistName,
    })),
  };
}
