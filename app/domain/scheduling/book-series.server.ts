import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, isoWeekday, localTime, realClock } from "#app/domain/shared/time";
import { together } from "#app/platform/db/together";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { type Answering, releaseHolds } from "./internal/answering.server";
import type { BookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { inTurn } from "./internal/in-turn.server";
import { type SeriesInput as PlannedSeries, prepareSeries, takeDates } from "./internal/series-dates.server";
import { tellOfSeries } from "./internal/tell-series.server";
import { writeAppointments } from "./internal/write-appointments.server";

export type SeriesInput = PlannedSeries;

export type BookedSeries = { seriesId: string };

/**
 * Books every date or none. One mail tells everybody who attends, and one press takes all of it back for three minutes.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "too-few-dates", "too-many-dates", "price-changed",
 * "ask-first" where others have to say yes before, "dates-taken" with `dates` as PlannedDate[] where one of them has
 * gone, "person-busy"
 */
export async function bookSeries(
  actor: Actor,
  input: SeriesInput,
  clock: Clock = realClock,
  answering?: Answering,
): Promise<BookedSeries> {
  const { ground, dates, asks } = await prepareSeries(actor, input);
  if (asks && !answering?.agreed) throw new DomainError("ask-first");
  return inTurn(ground.therapistId, () =>
    inTransaction(async (tx) => {
      const now = clock();
      const people = input.attending.map((one) => one.personId);
      await lockCalendars(tx, ground.therapistId, people, now);
      const earlier = await earlierSeries(tx, actor, input.requestKey);
      if (earlier) return earlier;
      await releaseHolds(tx, answering?.holdKeys ?? []);
      const slots = await takeDates(tx, { input, ground, dates, now });
      await tx.appointment.deleteMany({
        where: { requestKey: input.requestKey, status: "held", bookedById: actor.personId },
      });
      return writeSeries(tx, { actor, input, ground, slots, now }, answering);
    }).catch(overlapAsDomainError),
  );
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

type Writing = {
  actor: Actor;
  input: SeriesInput;
  ground: BookingGround;
  slots: Awaited<ReturnType<typeof takeDates>>;
  now: Date;
};

async function writeSeries(
  tx: Tx,
  { actor, input, ground, slots, now }: Writing,
  answering: Answering | undefined,
): Promise<BookedSeries> {
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
  await answering?.alongside(tx, appointmentIds);
  return { seriesId };
}
