import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { dateInZone, daysBetween } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { type AppointmentView, statesOf } from "../appointment-view";
import { mustAsk } from "../asking";
import { plannedDate } from "../series-plan-queries.server";
import { LEAST_TIMES, LONGEST_WEEKS, MOST_TIMES } from "../series-view";
import type { BookingGround } from "./booking-ground.server";
import { chartForBooking, checkAttending } from "./chart-for-booking.server";
import { judgeDates } from "./judge-dates.server";
import { membersTimes } from "./members-times.server";
import { pricesOn } from "./prices-on.server";
import { peopleOf } from "./safe-order.server";
import { slotTimes } from "./slot-times";
import { newAppointment } from "./write-appointments.server";

export type SeriesInput = {
  chartId: string;
  therapistSlug: string;
  serviceSlug: string;
  everyWeeks: 1 | 2;
  /** Each date with the price that the page showed beside it; booking is agreeing to it. */
  dates: readonly { startsAt: Date; agreedCents: number }[];
  attending: readonly { personId: string; state: string }[];
  /** Made once per form; the same key books once. Also the key of the hold, if there is one. */
  requestKey: string;
};

type Dates = SeriesInput["dates"];

export type PreparedSeries = { ground: BookingGround; dates: Dates; asks: boolean };

/**
 * What is known of a series before any lock; `asks`: others who attend have to say yes first.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "too-few-dates", "too-many-dates", "price-changed"
 */
export async function prepareSeries(actor: Actor, input: SeriesInput): Promise<PreparedSeries> {
  const dates = [...input.dates].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [first] = dates;
  if (!first) throw new DomainError("too-few-dates");
  const chart = await chartForBooking(actor, { ...input, startsAt: first.startsAt });
  const { ground } = chart;
  checkDates(dates, ground.zone);
  checkAttending(chart, input.attending);
  await checkPrices(input, ground, dates);
  const asks = mustAsk({ ...chart, actorId: actor.personId, attending: input.attending });
  return { ground, dates, asks };
}

function checkDates(dates: Dates, zone: string): void {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last || dates.length < LEAST_TIMES) throw new DomainError("too-few-dates");
  const days = daysBetween(dateInZone(first.startsAt, zone), dateInZone(last.startsAt, zone));
  if (dates.length > MOST_TIMES || days > LONGEST_WEEKS * 7) throw new DomainError("too-many-dates");
}

async function checkPrices(input: SeriesInput, ground: BookingGround, dates: Dates): Promise<void> {
  const starts = dates.map((one) => one.startsAt);
  const prices = await pricesOn(input.serviceSlug, ground.level, starts);
  if (dates.some((one, index) => prices[index] !== one.agreedCents)) throw new DomainError("price-changed");
}

type Taking = { input: SeriesInput; ground: BookingGround; dates: Dates; now: Date };

/** Under the calendars' lock. @throws DomainError "dates-taken" with `dates` as PlannedDate[] */
export async function takeDates(tx: Tx, { input, ground, dates, now }: Taking) {
  const people = input.attending.map((one) => one.personId);
  const { busy: notDuring } = await membersTimes({ people }, now, tx);
  const question = {
    serviceSlug: input.serviceSlug,
    therapistId: ground.therapistId,
    zone: ground.zone,
    states: input.attending.map((one) => one.state),
    notDuring,
    ignoreHoldKey: input.requestKey,
  };
  const starts = dates.map((one) => one.startsAt);
  const { dates: judged, service } = await judgeDates(tx, question, starts, now);
  if (!service || judged.some((one) => one.problem)) {
    const planned = judged.map((one, index) => plannedDate(one, dates[index]?.agreedCents ?? 0));
    throw new DomainError("dates-taken", { dates: planned });
  }
  return dates.map(({ startsAt, agreedCents }) => ({
    ...{ therapistId: ground.therapistId, serviceId: service.id, agreedCents, ...newAppointment() },
    ...slotTimes(startsAt, service),
  }));
}

type Move = { view: AppointmentView; startsAt: Date };

/** The same for sessions that are booked and shall go elsewhere. @throws DomainError "too-few-dates", "dates-taken" */
export async function takeNewTimes(tx: Tx, moves: readonly Move[], zone: string, now: Date) {
  const [first] = moves;
  if (!first) throw new DomainError("too-few-dates");
  const ignoreAppointmentIds = moves.map(({ view }) => view.id);
  const { busy: notDuring } = await membersTimes({ people: peopleOf(moves), ignoreAppointmentIds }, now, tx);
  const question = {
    serviceSlug: first.view.service.slug,
    therapistId: first.view.therapist.id,
    zone,
    states: [...new Set(moves.flatMap(({ view }) => statesOf(view)))],
    notDuring,
    ignoreAppointmentIds,
  };
  const starts = moves.map((one) => one.startsAt);
  const { dates, service } = await judgeDates(tx, question, starts, now);
  if (!service || dates.some((one) => one.problem)) {
    const planned = dates.map((one, index) => plannedDate(one, moves[index]?.view.agreedCents ?? 0));
    throw new DomainError("dates-taken", { dates: planned });
  }
  return moves.map(({ view, startsAt }) => ({ view, slot: slotTimes(startsAt, service) }));
}
