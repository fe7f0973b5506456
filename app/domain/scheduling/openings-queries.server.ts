import { type Clock, dateInZone, MINUTE_MS, realClock } from "#app/domain/shared/time";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { busyOfRow, licencesOfRow, OPENINGS_SQL, type OpeningsRow } from "./internal/openings-rows.server";
import { parametersOf, slotsOf } from "./internal/slots-of-row.server";
import type { OpeningsQuestion } from "./openings-question";
import { licensedIn } from "./slots";

export type Opening = { startsAt: Date; therapistId: string; therapist: string; therapistName: string };

/** What the openings were worked out with, for pages that group them by day. */
export type Openings = { zone: string; firstDate: string; minutes: number; openings: Opening[] };

/** The free times of one therapist or of all, ascending; one statement however many therapists and weeks. */
export async function findOpenings(question: OpeningsQuestion, clock: Clock = realClock): Promise<Openings> {
  const now = clock();
  const rows = await openingsRows(question, now);
  const openings = rows.flatMap((row) => openingsOf(row, question, now));
  if (rows.length > 1) openings.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const first = rows[0];
  return {
    zone: first?.zone ?? "America/New_York",
    firstDate: first?.firstDate ?? now.toISOString().slice(0, 10),
    minutes: first?.minutes ?? 0,
    openings,
  };
}

/** Only when somebody is free, ascending, as epoch milliseconds: of many weeks most are never shown. */
export async function findStarts(
  question: OpeningsQuestion,
  clock: Clock = realClock,
): Promise<{ zone: string; starts: number[] }> {
  const now = clock();
  const rows = await openingsRows(question, now);
  const starts = rows.flatMap((row) => startsOf(row, question, now));
  if (rows.length > 1) starts.sort((a, b) => a - b);
  return { zone: rows[0]?.zone ?? "America/New_York", starts };
}

const openingsRows = (question: OpeningsQuestion, now: Date): Promise<OpeningsRow[]> =>
  preparedRead<OpeningsRow>("openings", OPENINGS_SQL, parametersOf(question, now));

export type PublicOpening = { startsAt: string; therapist: string };

/** The same as plain public data: a moment and a therapist's slug, nothing of who has the other times. */
export async function listPublicOpenings(
  question: OpeningsQuestion,
  clock: Clock = realClock,
): Promise<PublicOpening[]> {
  const now = clock();
  const asked = { ...question, acceptingOnly: true };
  const rows = await openingsRows(asked, now);
  const found = rows.flatMap((row) =>
    slotsOf(row, asked, now).map((start) => ({ start, therapist: row.slug })),
  );
  if (rows.length > 1) found.sort((a, b) => a.start - b.start);
  return found.map(({ start, therapist }) => ({ startsAt: new Date(start).toISOString(), therapist }));
}

export type SlotVerdict =
  | {
      open: true;
      serviceId: string;
      minutes: number;
      bufferBefore: number;
      bufferAfter: number;
      /** Only an admin could have it: outside hours, inside the notice, or on a day that is full. */
      overridden: boolean;
    }
  | { open: false; reason: "slot-taken" | "not-an-opening" | "not-licensed" };

/**
 * Asks again, inside the transaction that holds the therapist's lock, whether one time is an opening: hours, notice,
 * horizon, daily maximum, licences and what is already taken. Without a transaction it is a forecast only.
 */
export async function judgeSlot(
  tx: Tx | null,
  question: Omit<OpeningsQuestion, "days" | "fromDate"> & { startsAt: Date; zone: string },
  now: Date,
): Promise<SlotVerdict> {
  const asked = { ...question, fromDate: dateInZone(question.startsAt, question.zone), days: 1 };
  const values = parametersOf(asked, now);
  const [row] = await (tx
    ? prepared<OpeningsRow>(tx, "openings", OPENINGS_SQL, values)
    : preparedRead<OpeningsRow>("openings", OPENINGS_SQL, values));
  if (!row) return { open: false, reason: "not-an-opening" };
  if (!licensedIn(licencesOfRow(row), question.states, asked.fromDate))
    return { open: false, reason: "not-licensed" };
  const start = question.startsAt.getTime();
  const { serviceId, minutes, bufferBefore, bufferAfter } = row;
  const service = { serviceId, minutes, bufferBefore, bufferAfter };
  if (slotsOf(row, asked, now).includes(start)) return { open: true, ...service, overridden: false };
  if (question.anyTime && start > now.getTime()) {
    return isFree(row, start)
      ? { open: true, ...service, overridden: true }
      : { open: false, reason: "slot-taken" };
  }
  const whenFree = slotsOf({ ...row, taken: null, elsewhere: null }, asked, now);
  return { open: false, reason: whenFree.includes(start) ? "slot-taken" : "not-an-opening" };
}

/** Nothing else of the therapist's calendar in this time, buffers included. */
function isFree(row: OpeningsRow, start: number): boolean {
  const from = start - row.bufferBefore * MINUTE_MS;
  const to = start + (row.minutes + row.bufferAfter) * MINUTE_MS;
  return !busyOfRow(row).some(([taken, until]) => taken < to && from < until);
}

function startsOf(row: OpeningsRow, question: OpeningsQuestion, now: Date): number[] {
  const length = row.minutes * MINUTE_MS;
  const { notDuring = [] } = question;
  const isFree = (start: number) => !notDuring.some(([from, to]) => from < start + length && to > start);
  return slotsOf(row, question, now).filter(isFree);
}

const openingsOf = (row: OpeningsRow, question: OpeningsQuestion, now: Date): Opening[] =>
  startsOf(row, question, now).map((start) => ({
    startsAt: new Date(start),
    therapistId: row.therapistId,
    therapist: row.slug,
    therapistName: row.chosenName,
  }));
