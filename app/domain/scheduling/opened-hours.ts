import { atLocalMinute } from "#app/domain/shared/time";
import {
  type DayFrame,
  hoursOn,
  mergeRanges,
  type Range,
  subtractRanges,
  type TherapistTimes,
} from "./slots";

type Hours = Pick<TherapistTimes, "hours" | "exceptions">;

const PIECE_MINUTES = 60;

/**
 * What is open after a change of somebody's hours and was not before, as epoch milliseconds. In pieces of at most an
 * hour, so that an afternoon that opens is several times and not one.
 */
export const openedPieces = (before: Hours, after: Hours, days: readonly DayFrame[]): Range[] =>
  days.flatMap((day) =>
    subtractRanges(mergeRanges(hoursOn(after, day)), hoursOn(before, day)).flatMap((range) =>
      piecesOf(range).map(([from, to]): Range => [momentOn(day, from), momentOn(day, to)]),
    ),
  );

const momentOn = (day: DayFrame, minute: number): number =>
  atLocalMinute(day.date, minute, day.zone).getTime();

function piecesOf([from, to]: Range): Range[] {
  const pieces: Range[] = [];
  for (let start = from; start < to; start += PIECE_MINUTES)
    pieces.push([start, Math.min(start + PIECE_MINUTES, to)]);
  return pieces;
}
