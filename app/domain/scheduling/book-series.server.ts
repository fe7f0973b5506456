import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import {
  type Clock,
  dateInZone,
  daysBetween,
  isoWeekday,
  localTime,
  realClock,
} from "#app/domain/shared/time";
import { together } from "#app/platform/db/together";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import type { BookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { chartForBooking, checkAttending } from "./internal/chart-for-booking.server";
import { inTurn } from "./internal/in-turn.server";
import { judgeDates } from "./internal/judge-dates.server";
import { membersTimes } from "./internal/members-times.server";
import { pricesOn } from "./internal/prices-on.server";
import { slotTimes } from "./internal/slot-times";
import { tellOfSeries } from "./internal/tell-series.server";
import { newAppointment, writeAppointments } from "./internal/write-appointments.server";
import { plannedDate } from "./series-plan-queries.server";
import { LEAST_TIMES, LONGEST_WEEKS, MOST_TIMES } from "./series-view";

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

export type BookedSeries = { seriesId: string };

/**
 * Books every date or none. One mail tells everybody who attends, and one press takes all of it back for three minutes.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "too-few-dates", "too-many-dates", "price-changed",
 * "dates-taken" with `dates` as PlannedDate[] where one of them has gone, "person-busy"
 */
export async function bookSeries(
  actor: Actor,
  input: SeriesInput,
  clock: Clock = realClock,
): Promise<BookedSeries> {
  const dates = inOrder(input.dates);
  const [first] = dates;
  if (!first) throw new DomainError("too-few-dates");
  const chart = await chartForBooking(actor, { ...input, startsAt: first.startsAt });
  const { ground } = chart;
  checkDates(dates, ground.zone);
  checkAttending(chart, input.attending);
  await checkPrices(input, ground, dates);
  return inTurn(ground.therapistId, () =>
    inTransaction(async (tx) => {
      const now = clock();
      const people = input.attending.map((one) => one.personId);
      await lockCalendars(tx, ground.therapistId, people, now);
      const earlier = await earlierSeries(tx, actor, input.requestKey);
      if (earlier) return earlier;
      const slots = await takeDates(tx, { input, ground, dates, now });
      await tx.appointment.deleteMany({
        where: { requestKey: input.requestKey, status: "held", bookedById: actor.personId },
      });
      return writeSeries(tx, { actor, input, ground, slots, now });
    }).catch(overlapAsDomainError),
  );
}

type Dates = SeriesInput["dates"];

const inOrder = (dates: Dates): Dates =>
  [...dates].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

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

/** A repeated form finds what it booked; a key that somebody else used is nobody's business. */
async function earlierSeries(tx: Tx, actor: Actor, requestKey: string): Promise<BookedSeries | null> {
  const row = await tx.appointmentSeries.findUnique({
    where: { requestKey },
    select: { id: true, bookedById: true },
  });
  if (!row) return null;
  if (row.bookedById !== actor.personId) throw notFound();
  return { seriesId: row.id };
}

type Taking = { input: SeriesInput; ground: BookingGround; dates: Dates; now: Date };

async function takeDates(tx: Tx, { input, ground, dates, now }: Taking) {
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

type Writing = {
  actor: Actor;
  input: SeriesInput;
  ground: BookingGround;
  slots: Awaited<ReturnType<typeof takeDates>>;
  now: Date;
};

async function writeSeries(tx: Tx, { actor, input, ground, slots, now }: Writing): Promise<BookedSeries> {
  const { chartId, attending, everyWeeks, requestKey } = input;
  const seriesId = newId();
  const [first] = slots;
  if (!first) throw new DomainError("too-few-dates");
  const { date, minute } = localTime(first.startsAt, ground.zone);
  const rule = { everyWeeks, weekday: isoWeekday(date), minute, zone: ground.zone };
  const data = { ...rule, id: seriesId, chartId, requestKey, bookedById: actor.personId };
  await tx.appointmentSeries.create({ data, select: { id: true } });
  const sendAt = undoUntil(now);
  const appointmentIds = slots.map((one) => one.appointmentId);
  await together(
    writeAppointments(tx, { actor, chartId, slots, attending, undoUntil: sendAt, seriesId }),
    tellOfSeries(tx, { seriesId, appointmentIds, what: "booked", sendAt, now }),
  );
  return { seriesId };
}
