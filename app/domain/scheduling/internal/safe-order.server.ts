import type { AppointmentView } from "../appointment-view";

/** Everybody who attends any of these. */
export const peopleOf = (moves: readonly { view: AppointmentView }[]): string[] => [
  ...new Set(moves.flatMap(({ view }) => view.attending.map((one) => one.personId))),
];

/**
 * Nobody may be in two places even between two statements: what goes later begins with the last one, what goes earlier
 * with the first.
 */
export function inSafeOrder<Move extends { view: AppointmentView; slot: { startsAt: Date } }>(
  moves: readonly Move[],
): Move[] {
  const [first] = moves;
  const goesLater = first ? first.slot.startsAt.getTime() > Date.parse(first.view.startsAt) : false;
  const sorted = [...moves].sort((a, b) => a.view.startsAt.localeCompare(b.view.startsAt));
  return goesLater ? sorted.reverse() : sorted;
}
