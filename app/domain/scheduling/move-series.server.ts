import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentView, statesOf } from "./appointment-view";
import { undoUntil } from "./cancellation-policy";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { inTurn } from "./internal/in-turn.server";
import { judgeDates } from "./internal/judge-dates.server";
import { membersTimes } from "./internal/members-times.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { inSafeOrder, peopleOf } from "./internal/safe-order.server";
import { chosenOf, loadSeries } from "./internal/series-rows.server";
import { slotTimes } from "./internal/slot-times";
import { tellOfSeries } from "./internal/tell-series.server";
import { refuseUnlessMovable, writeMove } from "./internal/write-move.server";
import { plannedDate } from "./series-plan-queries.server";

export type SeriesMoveInput = {
  seriesId: string;
  /** Which of its sessions, to when, and the version that the page showed of each. */
  appointments: readonly { id: string; version: number; startsAt: Date }[];
};

type Move = { view: AppointmentView; version: number; startsAt: Date };

/**
 * Moves several sessions of a series: all of them or none; those that are not named keep their time.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "too-late-to-move", "dates-taken" with `dates` as
 * PlannedDate[], "too-few-dates", "slot-taken" where two of the new times overlap, "person-busy"
 */
export async function moveSeries(
  actor: Actor,
  input: SeriesMoveInput,
  clock: Clock = realClock,
): Promise<void> {
  const known = await loadSeries(null, actor, input.seriesId);
  const moves = chosenOf(known.views, input.appointments);
  const [first] = moves;
  if (!first) throw new DomainError("too-few-dates");
  const therapistId = first.view.therapist.id;
  await inTurn(therapistId, () =>
    inTransaction(async (tx) => {
      const now = clock();
      await lockCalendars(tx, therapistId, peopleOf(moves), now);
      const policy = await practicePolicy(tx, first.view);
      for (const { view, version } of moves)
        refuseUnlessMovable({ view, version, side: known.side }, policy, now);
      const slots = await takeNewTimes(tx, moves, policy.zone, now);
      for (const { view, slot } of inSafeOrder(slots)) await writeMove(tx, actor, { view, slot, now });
      const appointmentIds = moves.map(({ view }) => view.id);
      const sendAt = undoUntil(now);
      await tellOfSeries(tx, { seriesId: input.seriesId, appointmentIds, what: "moved", sendAt, now });
    }).catch(overlapAsDomainError),
  );
}

async function takeNewTimes(tx: Tx, moves: readonly Move[], zone: string, now: Date) {
  const [first] = moves;
  if (!first) throw notFound();
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
