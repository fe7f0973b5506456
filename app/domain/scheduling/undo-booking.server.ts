import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn, personOf } from "./appointment-party";
import { afterStep } from "./appointment-status";
import { type AppointmentView, minutesOf } from "./appointment-view";
import { canUndo } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { takeBackMails } from "./internal/take-back-mails.server";
import { writeChange } from "./internal/write-change.server";

export type Undone = "booking" | "move" | "cancellation";

/**
 * Takes back the last booking, move or cancellation within its three minutes, also inside the cancellation window and
 * without a fee. The mails that were waiting are never sent.
 * @throws DomainError "not-found", "undo-over", "stale-version", "slot-taken" or "person-busy" where the old time
 * has gone meanwhile
 */
export async function undoBooking(
  party: AppointmentParty,
  input: { appointmentId: string },
  clock: Clock = realClock,
): Promise<Undone> {
  return inTransaction(async (tx) => {
    const now = clock();
    const { view } = await loadForChange(tx, party, input.appointmentId);
    await lockCalendars(
      tx,
      view.therapist.id,
      view.attending.map((one) => one.personId),
      now,
    );
    if (!canUndo(view.undoUntil ? new Date(view.undoUntil) : null, now)) throw new DomainError("undo-over");
    const undone = await undoLast(tx, party, view, now);
    const isBookedAgain = undone !== "booking";
    await takeBackMails(tx, { appointmentId: view.id, version: view.version, isBookedAgain }, now);
    await recordEvent(tx, isSignedIn(party) ? party : null, {
      action: "appointment-undone",
      objectKind: "appointment",
      objectId: view.id,
      chartId: view.chart?.id,
    });
    return undone;
  }).catch(overlapAsDomainError);
}

async function undoLast(tx: Tx, party: AppointmentParty, view: AppointmentView, now: Date): Promise<Undone> {
  if (view.status !== "booked") {
    await writeChange(tx, view, {
      status: afterStep(view.status, "restore"),
      cancelledAt: null,
      cancelledById: null,
      cancelReason: null,
      undoUntil: null,
    });
    await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: true } });
    return "cancellation";
  }
  if (view.previousStartsAt) {
    await moveBack(tx, view, new Date(view.previousStartsAt));
    return "move";
  }
  await writeChange(tx, view, {
    status: afterStep(view.status, "cancel"),
    cancelledAt: now,
    cancelledById: personOf(party),
    undoUntil: null,
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
  return "booking";
}

/** The old time again, with the buffers it had: length and buffers do not change with a move. */
async function moveBack(tx: Tx, view: AppointmentView, startsAt: Date): Promise<void> {
  const blocked = await tx.appointment.findUniqueOrThrow({
    where: { id: view.id },
    select: { blockedFrom: true, blockedUntil: true },
  });
  const shift = startsAt.getTime() - Date.parse(view.startsAt);
  const times = { startsAt, endsAt: addMinutes(startsAt, minutesOf(view)) };
  await writeChange(tx, view, {
    ...times,
    blockedFrom: new Date(blocked.blockedFrom.getTime() + shift),
    blockedUntil: new Date(blocked.blockedUntil.getTime() + shift),
    previousStartsAt: null,
    undoUntil: null,
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: times });
}
