import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type AppointmentParty, actsForPractice } from "./appointment-party";
import { statesOf } from "./appointment-view";
import { undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { bookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { recordOverride } from "./internal/record-override.server";
import { orNearest, takeTime } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";
import { refuseUnlessMovable, writeMove } from "./internal/write-move.server";

export type MoveInput = {
  appointmentId: string;
  startsAt: Date;
  /** The version the page showed. */
  version: number;
  /** Hours, notice, horizon and daily maximum do not count; for admins alone. */
  anyTime?: boolean;
};

/**
 * Moves an appointment to another opening of the same therapist; the old time is kept until the new one is taken.
 * A client moves up to the cancellation window; inside it the rule for cancelling applies.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "too-late-to-move", "not-licensed",
 * "person-busy", "slot-taken" or "not-an-opening" with `nearest`
 */
export async function moveAppointment(
  party: AppointmentParty,
  input: MoveInput,
  clock: Clock = realClock,
): Promise<void> {
  if (input.anyTime && !actsForPractice(party)) throw notFound();
  const known = await inTransaction((tx) => loadForChange(tx, party, input.appointmentId));
  const { view } = known;
  const ground = await bookingGround({ id: view.therapist.id });
  const wish = {
    ground,
    serviceSlug: view.service.slug,
    startsAt: input.startsAt,
    states: statesOf(view),
    people: view.attending.map((one) => one.personId),
    acceptingOnly: false,
    anyTime: input.anyTime ?? false,
    ignoreAppointmentIds: [view.id],
  };
  const now = clock();
  await orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, view.therapist.id, wish.people, now);
      refuseUnlessMovable({ ...known, version: input.version }, await practicePolicy(tx, known.view), now);
      if (Date.parse(view.startsAt) === input.startsAt.getTime()) return;
      const { slot, overridden } = await takeTime(tx, wish, now);
      await writeMove(tx, party, { view, slot, now });
      if (overridden) await recordOverride(tx, party, view.id, view.chart?.id);
      await tellEverybody(tx, { appointmentId: view.id, what: "moved", sendAt: undoUntil(now), now });
    }).catch(overlapAsDomainError),
  );
}
