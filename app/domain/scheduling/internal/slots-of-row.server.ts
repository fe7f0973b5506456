import { DAY_MS, MINUTE_MS } from "#app/domain/shared/time";
import type { OpeningsQuestion } from "../openings-question";
import { type DayFrame, dayFrames, openSlots, type SlotRules, type TherapistTimes } from "../slots";
import {
  busyOfRow,
  exceptionsOfRow,
  hoursOfRow,
  licencesOfRow,
  type OpeningsRow,
} from "./openings-rows.server";

/** The values of the openings statement, in its order. */
export function parametersOf(question: OpeningsQuestion, now: Date): unknown[] {
  return [
    question.serviceSlug,
    question.therapistSlug ?? null,
    question.therapistId ?? null,
    question.fromDate ?? null,
    question.days,
    now.toISOString(),
    question.ignoreAppointmentIds ?? [],
    question.acceptingOnly ?? false,
    question.ignoreHoldKey ?? null,
  ];
}

/** The free starts of one therapist's row, as epoch milliseconds; on all days that were asked for, or on some of them. */
export const slotsOf = (
  row: OpeningsRow,
  question: OpeningsQuestion,
  now: Date,
  days: readonly DayFrame[] = dayFrames(row.firstDate, question.days, row.zone),
): number[] => openSlots(rulesOf(row, question, now), timesOf(row), days);

export function rulesOf(row: OpeningsRow, question: OpeningsQuestion, now: Date): SlotRules {
  const at = now.getTime();
  return {
    minutes: row.minutes,
    bufferBefore: row.bufferBefore,
    bufferAfter: row.bufferAfter,
    stepMinutes: row.stepMinutes,
    earliest: at + row.noticeMinutes * MINUTE_MS,
    latest: question.beyondHorizon ? Number.POSITIVE_INFINITY : at + row.horizonDays * DAY_MS,
    states: question.states,
  };
}

export const timesOf = (row: OpeningsRow): TherapistTimes => ({
  hours: hoursOfRow(row),
  exceptions: exceptionsOfRow(row),
  busy: busyOfRow(row),
  starts: (row.taken ?? []).map(([, , start]) => start),
  dailyMaximum: row.dailyMaximum,
  licences: licencesOfRow(row),
});
