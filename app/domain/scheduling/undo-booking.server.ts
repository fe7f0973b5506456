import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn, personOf } from "./appointment-party";
import { afterStep } from "./appointment-status";
import { type AppointmentView, minutesOf } from "./appointment-view";
import { canUndo } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockAppointments, lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { freeSlot } from "./internal/free-slot.server";
import { reopenWaiting } from "./internal/reopen-waiting.server";
import { inSafeOrder, peopleOf } from "./internal/safe-order.server";
import { loadSeries } from "./internal/series-rows.server";
import { takeBackAnswer } from "./internal/take-back-answer.server";
import { takeBackMails } from "./internal/take-back-mails.server";
import { dropSeriesMails } from "./internal/tell-series.server";
import { writeChange } from "./internal/write-change.server";
import { changedTogether } from "./series-view";
import { mayUndo, type Undone, undoneOf } from "./undone";

/** `version`: of the change that the page showed; `count`: how many it said to be taken back together. */
type Undoing = { appointmentId: string; version: number; count: number };

/**
 * Takes back the last booking, move, cancellation or recorded outcome within its three minutes, also inside the
 * cancellation window and without a fee. The mails that were waiting are never sent, and nothing is billed.
 * @throws DomainError "not-found", "undo-over", "others-change" for what only the other side can undo, "stale-version" for
 * anything but the change that the page showed, "slot-taken" or "person-busy" where the old time has gone meanwhile
 */
export async function undoBooking(
  party: AppointmentParty,
  input: Undoing,
  clock: Clock = realClock,
): Promise<Undone> {
  return inTransaction(async (tx) => {
    const { view, side } = await loadForChange(tx, party, input.appointmentId);
    await lockCalendars(tx, view.therapist.id, peopleOf([{ view }]), clock());
    const together = await changedWith(tx, party, view);
    const ids = together.map((one) => one.id);
    await lockAppointments(tx, ids);
    // Billing, which waits for the same moment, looks at the row under the same lock.
    const now = clock();
    refuseUnlessShown(view, input, together.length);
    if (!canUndo(view.undoUntil ? new Date(view.undoUntil) : null, now)) throw new DomainError("undo-over");
    if (!mayUndo(view, side)) throw new DomainError("others-change");
    for (const one of together) await undoLast(tx, party, one, now);
    if (together.length > 1 && view.seriesId) await dropSeriesMails(tx, view.seriesId, view.undoUntil);
    return undoneOf(view);
  }).catch(overlapAsDomainError);
}

/** @throws DomainError "stale-version" where the page showed another change, or another number of them */
function refuseUnlessShown(view: AppointmentView, input: Undoing, count: number): void {
  if (view.version !== input.version) throw new DomainError("stale-version");
  if (input.count !== count) throw new DomainError("stale-version");
}

/**
 * What was changed together is taken back together. @throws DomainError "undo-over" for the holder of a link to one of
 * several
 */
async function changedWith(
  tx: Tx,
  party: AppointmentParty,
  view: AppointmentView,
): Promise<AppointmentView[]> {
  const { seriesId, undoUntil } = view;
  if (!seriesId || !undoUntil || undoneOf(view) === "outcome") return [view];
  if (isSignedIn(party)) {
    const { views } = await loadSeries(tx, party, seriesId);
    const moves = changedTogether(views, undoUntil).map((one) => ({
      view: one,
      slot: { startsAt: new Date(one.previousStartsAt ?? one.startsAt) },
    }));
    return inSafeOrder(moves).map((move) => move.view);
  }
  const count = await tx.appointment.count({ where: { seriesId, undoUntil: new Date(undoUntil) } });
  if (count > 1) throw new DomainError("undo-over");
  return [view];
}

async function undoLast(tx: Tx, party: AppointmentParty, view: AppointmentView, now: Date): Promise<void> {
  const undone = undoneOf(view);
  const answer = { view, moves: undone === "move", by: personOf(party), now };
  if (view.status === "booked") await takeBackAnswer(tx, answer);
  if (view.status !== "booked") await restore(tx, view);
  else if (undone === "move") await moveBack(tx, view, new Date(view.previousStartsAt ?? view.startsAt));
  else await takeBack(tx, party, view, now);
  const isBookedAgain = undone !== "booking";
  await takeBackMails(tx, { appointmentId: view.id, version: view.version, isBookedAgain }, now);
  await recordEvent(tx, isSignedIn(party) ? party : null, {
    action: "appointment-undone",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
  });
}

async function restore(tx: Tx, view: AppointmentView): Promise<void> {
  await writeChange(tx, view, {
    status: afterStep(view.status, "restore"),
    cancelledAt: null,
    cancelledById: null,
    ...{ feeWaived: false, waiveReasonSealed: null, waiveCompartmentId: null },
    freeLateCancel: false,
    doneAt: null,
    undoUntil: null,
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: true } });
}

async function takeBack(tx: Tx, party: AppointmentParty, view: AppointmentView, now: Date): Promise<void> {
  const slot = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) };
  await reopenWaiting(tx, view.id);
  await freeSlot(tx, { therapistId: view.therapist.id, ...slot }, now);
  await writeChange(tx, view, {
    status: afterStep(view.status, "cancel"),
    cancelledAt: now,
    cancelledById: personOf(party),
    takenBack: true,
    undoUntil: null,
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
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
