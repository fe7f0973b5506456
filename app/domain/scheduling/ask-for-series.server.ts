import type { Actor } from "#app/domain/shared/actor";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { askedAlready, writeMoveRequest } from "./ask-to-move.server";
import { bookSeries, type SeriesInput } from "./book-series.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { inTurn } from "./internal/in-turn.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { peopleOf } from "./internal/safe-order.server";
import { prepareSeries, takeDates, takeNewTimes } from "./internal/series-dates.server";
import { chosenOf, loadSeries } from "./internal/series-rows.server";
import { refuseUnlessMovable } from "./internal/write-move.server";
import { earlierRequest, writeRequest } from "./internal/write-request.server";
import { moveSeries, type SeriesMoveInput } from "./move-series.server";

/** Books all dates, or asks the others about all of them with one question. @throws what the two raise */
export async function bookSeriesOrAsk(
  actor: Actor,
  input: SeriesInput,
  clock: Clock = realClock,
): Promise<{ seriesId: string } | { requestId: string }> {
  try {
    return await bookSeries(actor, input, clock);
  } catch (error) {
    if (!isDomainError(error, "ask-first")) throw error;
    return askForSeries(actor, input, clock);
  }
}

async function askForSeries(actor: Actor, input: SeriesInput, clock: Clock): Promise<{ requestId: string }> {
  const { ground, dates } = await prepareSeries(actor, input);
  const { chartId, requestKey, everyWeeks, attending } = input;
  const people = attending.map((one) => one.personId);
  return inTurn(ground.therapistId, () =>
    inTransaction(async (tx) => {
      const now = clock();
      await lockCalendars(tx, ground.therapistId, people, now);
      const earlier = await earlierRequest(tx, actor, requestKey);
      if (earlier) return { requestId: earlier };
      const slots = await takeDates(tx, { input, ground, dates, now });
      const [first] = slots;
      if (!first) throw new DomainError("too-few-dates");
      const { therapistId, serviceId } = first;
      const place = { chartId, therapistId, serviceId, requestKey, everyWeeks };
      const asked = slots.map((slot) => ({ slot, agreedCents: slot.agreedCents, was: null }));
      return { requestId: await writeRequest(tx, { actor, ...place, attending, dates: asked, now }) };
    }).catch(overlapAsDomainError),
  );
}

/** Moves the sessions, or asks the others about all of them with one question. @throws what the two raise */
export async function moveSeriesOrAsk(
  actor: Actor,
  input: SeriesMoveInput,
  clock: Clock = realClock,
): Promise<{ requestId: string | null }> {
  try {
    await moveSeries(actor, input, clock);
    return { requestId: null };
  } catch (error) {
    if (!isDomainError(error, "ask-first")) throw error;
    return askToMoveSeries(actor, input, clock);
  }
}

async function askToMoveSeries(
  actor: Actor,
  input: SeriesMoveInput,
  clock: Clock,
): Promise<{ requestId: string }> {
  const { views, side } = await loadSeries(null, actor, input.seriesId);
  const chosen = chosenOf(views, input.appointments);
  const [first] = chosen;
  if (!first) throw new DomainError("too-few-dates");
  const therapistId = first.view.therapist.id;
  return inTurn(therapistId, () =>
    inTransaction(async (tx) => {
      const now = clock();
      await lockCalendars(tx, therapistId, peopleOf(chosen), now);
      const wanted = chosen.map(({ view, startsAt }) => ({ appointmentId: view.id, startsAt }));
      const earlier = await askedAlready(tx, actor, { wanted, now });
      if (earlier) return { requestId: earlier };
      const policy = await practicePolicy(tx, first.view);
      for (const { view, version } of chosen) refuseUnlessMovable({ view, version, side }, policy, now);
      const moves = await takeNewTimes(tx, chosen, policy.zone, now);
      return { requestId: await writeMoveRequest(tx, { actor, moves, now }) };
    }).catch(overlapAsDomainError),
  );
}
