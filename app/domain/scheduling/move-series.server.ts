import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { type Answering, releaseHolds } from "./internal/answering.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { inTurn } from "./internal/in-turn.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { refuseUnlessAgreed } from "./internal/prepare-move.server";
import { inSafeOrder, peopleOf } from "./internal/safe-order.server";
import { takeNewTimes } from "./internal/series-dates.server";
import { chosenOf, loadSeries } from "./internal/series-rows.server";
import { tellOfSeries } from "./internal/tell-series.server";
import { refuseUnlessMovable, writeMove } from "./internal/write-move.server";

export type SeriesMoveInput = {
  seriesId: string;
  /** Which of its sessions, to when, and the version that the page showed of each. */
  appointments: readonly { id: string; version: number; startsAt: Date }[];
};

/**
 * Moves several sessions of a series: all of them or none; those that are not named keep their time.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "too-late-to-move", "ask-first", "dates-taken" with `dates` as
 * PlannedDate[], "too-few-dates", "slot-taken" where two of the new times overlap, "person-busy"
 */
export async function moveSeries(
  actor: Actor,
  input: SeriesMoveInput,
  clock: Clock = realClock,
  answering?: Answering,
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
      const changes = moves.map(({ view }) => ({ view, side: known.side }));
      if (!answering?.agreed) await refuseUnlessAgreed(tx, actor, changes);
      const appointmentIds = moves.map(({ view }) => view.id);
      await answering?.alongside(tx, appointmentIds);
      await releaseHolds(tx, answering?.holdKeys ?? []);
      const slots = await takeNewTimes(tx, moves, policy.zone, now);
      for (const { view, slot } of inSafeOrder(slots)) await writeMove(tx, actor, { view, slot, now });
      const sendAt = undoUntil(now);
      await tellOfSeries(tx, { seriesId: input.seriesId, appointmentIds, what: "moved", sendAt, now });
    }).catch(overlapAsDomainError),
  );
}
