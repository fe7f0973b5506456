import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { AppointmentParty } from "./appointment-party";
import { undoUntil } from "./cancellation-policy";
import { type Answering, releaseHolds } from "./internal/answering.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { type MoveInput, prepareMove, refuseUnlessAgreed } from "./internal/prepare-move.server";
import { recordOverride } from "./internal/record-override.server";
import { orNearest, takeTime } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";
import { refuseUnlessMovable, writeMove } from "./internal/write-move.server";

/**
 * Moves an appointment to another opening of the same therapist; the old time is kept until the new one is taken.
 * A client moves up to the cancellation window; inside it the rule for cancelling applies.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "too-late-to-move", "ask-first" where others have to
 * say yes before, "not-licensed", "person-busy", "slot-taken" or "not-an-opening" with `nearest`
 */
export async function moveAppointment(
  party: AppointmentParty,
  input: MoveInput,
  clock: Clock = realClock,
  answering?: Answering,
): Promise<void> {
  const { known, wish } = await prepareMove(party, input);
  const { view } = known;
  const goesElsewhere = Date.parse(view.startsAt) !== input.startsAt.getTime();
  if (goesElsewhere && !answering?.agreed) await refuseUnlessAgreed(null, party, [known]);
  const [ignoreHoldKey = null] = answering?.holdKeys ?? [];
  const now = clock();
  await orNearest({ ...wish, ignoreHoldKey }, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, view.therapist.id, wish.people, now);
      refuseUnlessMovable({ ...known, version: input.version }, await practicePolicy(tx, known.view), now);
      if (!goesElsewhere) return;
      await answering?.alongside(tx, [view.id]);
      await releaseHolds(tx, answering?.holdKeys ?? []);
      const { slot, overridden } = await takeTime(tx, wish, now);
      await writeMove(tx, party, { view, slot, now });
      if (overridden) await recordOverride(tx, party, view.id, view.chart?.id);
      await tellEverybody(tx, { appointmentId: view.id, what: "moved", sendAt: undoUntil(now), now });
    }).catch(overlapAsDomainError),
  );
}
