import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "./appointment-party";
import { type AppointmentView, statesOf } from "./appointment-view";
import { cancellationTerms, undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { bookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { orNearest, type SlotTimes, takeSlot } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";
import { writeChange } from "./internal/write-change.server";

export type MoveInput = {
  appointmentId: string;
  startsAt: Date;
  /** The version the page showed. */
  version: number;
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
    ignoreAppointmentIds: [view.id],
  };
  const now = clock();
  await orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, view.therapist.id, wish.people, now);
      await refuseUnlessMovable(tx, known.view, known.side, input.version, now);
      if (Date.parse(view.startsAt) === input.startsAt.getTime()) return;
      const slot = await takeSlot(tx, wish, now);
      await writeMove(tx, view, slot, now);
      await recordEvent(tx, isSignedIn(party) ? party : null, {
        action: "appointment-moved",
        objectKind: "appointment",
        objectId: view.id,
        chartId: view.chart?.id,
      });
      await tellEverybody(tx, { appointmentId: view.id, what: "moved", sendAt: undoUntil(now), now });
    }).catch(overlapAsDomainError),
  );
}

async function refuseUnlessMovable(
  tx: Tx,
  view: AppointmentView,
  side: "client" | "practice",
  version: number,
  now: Date,
): Promise<void> {
  if (view.version !== version) throw new DomainError("stale-version");
  const startsAt = new Date(view.startsAt);
  if (view.status !== "booked" || startsAt <= now)
    throw new DomainError("wrong-status", { status: view.status });
  const policy = await practicePolicy(tx);
  const terms = cancellationTerms(policy, { startsAt, agreedCents: view.agreedCents }, now, side);
  if (terms.late) throw new DomainError("too-late-to-move", { feeCents: terms.feeCents });
}

async function writeMove(tx: Tx, view: AppointmentView, slot: SlotTimes, now: Date): Promise<void> {
  await writeChange(tx, view, {
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    blockedFrom: slot.blockedFrom,
    blockedUntil: slot.blockedUntil,
    previousStartsAt: new Date(view.startsAt),
    undoUntil: undoUntil(now),
  });
  await tx.appointmentMember.updateMany({
    where: { appointmentId: view.id },
    data: { startsAt: slot.startsAt, endsAt: slot.endsAt },
  });
}
