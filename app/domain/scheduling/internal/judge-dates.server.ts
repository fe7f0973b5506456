import { dateInZone, daysBetween, MINUTE_MS } from "#app/domain/shared/time";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { OpeningsQuestion } from "../openings-question";
import type { DateProblem } from "../series-view";
import { dayFrames, licensedIn } from "../slots";
import { licencesOfRow, OPENINGS_SQL, type OpeningsRow } from "./openings-rows.server";
import { type SlotTimes, slotTimes } from "./slot-times";
import { parametersOf, slotsOf } from "./slots-of-row.server";

export type JudgedDate = {
  startsAt: Date;
  /** Null for a free one. */
  problem: DateProblem | null;
  /** What else is free on that local day, ascending. */
  others: Date[];
};

export type JudgedDates = {
  dates: JudgedDate[];
  service: { id: string; minutes: number; bufferBefore: number; bufferAfter: number } | null;
};

type Question = Omit<OpeningsQuestion, "days" | "fromDate" | "beyondHorizon"> & { zone: string };

/**
 * Whether each of these times of one therapist can be booked, in one statement however many there are and however far
 * apart. Inside the transaction that holds the therapist's lock the answer is final, otherwise it is a forecast.
 */
export async function judgeDates(
  tx: Tx | null,
  question: Question,
  starts: readonly Date[],
  now: Date,
): Promise<JudgedDates> {
  const local = starts.map((start) => dateInZone(start, question.zone));
  const [first, last] = [local.reduce(earlier), local.reduce(later)];
  const asked = { ...question, fromDate: first, days: daysBetween(first, last) + 1, beyondHorizon: true };
  const values = parametersOf(asked, now);
  const [row] = await (tx
    ? prepared<OpeningsRow>(tx, "openings", OPENINGS_SQL, values)
    : preparedRead<OpeningsRow>("openings", OPENINGS_SQL, values));
  if (!row) return { dates: starts.map((startsAt) => unknown(startsAt)), service: null };
  const dates = starts.map((startsAt, index) => judge(row, asked, { startsAt, on: local[index] ?? "" }, now));
  const { serviceId: id, minutes, bufferBefore, bufferAfter } = row;
  return { dates, service: { id, minutes, bufferBefore, bufferAfter } };
}

const unknown = (startsAt: Date): JudgedDate => ({ startsAt, problem: "not-an-opening", others: [] });
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

type Day = { startsAt: Date; on: string };

function judge(row: OpeningsRow, asked: OpeningsQuestion, { startsAt, on }: Day, now: Date): JudgedDate {
  const day = dayFrames(on, 1, row.zone);
  if (!licensedIn(licencesOfRow(row), asked.states, on))
    return { startsAt, problem: "not-licensed", others: [] };
  const free = slotsOf(row, asked, now, day).filter((start) => !attendsElse(asked, start, row.minutes));
  const start = startsAt.getTime();
  if (free.includes(start)) return { startsAt, problem: null, others: [] };
  const others = free.map((one) => new Date(one));
  const whenFree = slotsOf({ ...row, taken: null, elsewhere: null }, asked, now, day);
  return { startsAt, problem: whenFree.includes(start) ? "slot-taken" : "not-an-opening", others };
}

export type FreeStart = SlotTimes & { serviceId: string };

/** The free times of one therapist on one local day with what each would block, at which the people asked about can. */
export async function freeStarts(tx: Tx, question: Question, day: string, now: Date): Promise<FreeStart[]> {
  const asked = { ...question, fromDate: day, days: 1 };
  const [row] = await prepared<OpeningsRow>(tx, "openings", OPENINGS_SQL, parametersOf(asked, now));
  if (!row || row.firstDate !== day) return [];
  return slotsOf(row, asked, now)
    .filter((start) => !attendsElse(asked, start, row.minutes))
    .map((start) => ({ serviceId: row.serviceId, ...slotTimes(new Date(start), row) }));
}

function attendsElse(
  { notDuring = [] }: Pick<OpeningsQuestion, "notDuring">,
  start: number,
  minutes: number,
): boolean {
  return notDuring.some(([from, to]) => from < start + minutes * MINUTE_MS && to > start);
}
