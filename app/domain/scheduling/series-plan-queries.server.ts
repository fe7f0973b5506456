import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { chartForBooking } from "./internal/chart-for-booking.server";
import { type JudgedDate, judgeDates } from "./internal/judge-dates.server";
import { membersTimes } from "./internal/members-times.server";
import { pricesOn } from "./internal/prices-on.server";
import { occurrencesOf, type SeriesRule } from "./series";
import type { PlannedDate } from "./series-view";

export type SeriesWish = {
  chartId: string;
  therapistSlug: string;
  serviceSlug: string;
  first: Date;
  rule: SeriesRule;
  /** The hold of whoever asks, which does not stand in their way. */
  holdKey?: string | null;
};

/**
 * Every date of a series with its price, and whether it can be booked: a forecast, before anything is.
 * @throws DomainError "not-found"
 */
export async function planSeries(
  actor: Actor,
  wish: SeriesWish,
  clock: Clock = realClock,
): Promise<PlannedDate[]> {
  const { chartId, serviceSlug, first, holdKey } = wish;
  const chart = await chartForBooking(actor, { ...wish, startsAt: first });
  const { therapistId, level, zone } = chart.ground;
  const starts = occurrencesOf(first, wish.rule, zone);
  const now = clock();
  const [{ states, busy: notDuring }, prices] = await Promise.all([
    membersTimes({ people: chart.memberIds, chartId }, now),
    pricesOn(serviceSlug, level, starts),
  ]);
  const question = { serviceSlug, therapistId, zone, states, notDuring, ignoreHoldKey: holdKey ?? null };
  const { dates } = await judgeDates(null, question, starts, now);
  return dates.map((date, index) => plannedDate(date, prices[index] ?? chart.cents));
}

/** A judged date as pages show it. */
export const plannedDate = (date: JudgedDate, cents: number): PlannedDate => ({
  startsAt: date.startsAt.toISOString(),
  cents,
  problem: date.problem,
  instead: nearestOf(date)?.toISOString() ?? null,
});

function nearestOf({ startsAt, others }: JudgedDate): Date | undefined {
  const distance = (one: Date) => Math.abs(one.getTime() - startsAt.getTime());
  return [...others].sort((a, b) => distance(a) - distance(b))[0];
}
