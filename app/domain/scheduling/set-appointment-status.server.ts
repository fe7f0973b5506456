import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { type AppointmentStatus, afterStep, isLive } from "./appointment-status";
import type { AppointmentView } from "./appointment-view";
import { isInWindow, undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { freeSlot } from "./internal/free-slot.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { dropMails, tellEverybody } from "./internal/tell.server";
import { waiver } from "./internal/waive-reason.server";
import { writeChange } from "./internal/write-change.server";

export type StatusInput = {
  appointmentId: string;
  /** The version the page showed. */
  version: number;
  status: "done" | "no_show" | "late_cancelled";
  /** For a missed or late-cancelled session: no fee, and why. */
  waiveReason?: string | null;
};

const STEP = { done: "finish", no_show: "miss", late_cancelled: "cancel-late" } as const;

/**
 * The therapist records how a session ended. Billing hears of it in the same transaction, and bills once it can no longer
 * be undone.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "not-started"; "not-late" while canceling is
 * free by the practice's policy
 */
export async function setAppointmentStatus(
  actor: Actor,
  input: StatusInput,
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const now = clock();
    const view = await loadAsTherapist(tx, actor, input.appointmentId);
    await lockCalendars(tx, view.therapist.id, [], now);
    if (view.version !== input.version) throw new DomainError("stale-version");
    const status = afterStep(view.status, STEP[input.status]);
    const isAhead = new Date(view.startsAt) > now;
    if (isAhead) await checkAhead(tx, view, status, now);
    await writeChange(tx, view, {
      status,
      undoUntil: undoUntil(now),
      ...(status === "done" ? { doneAt: now } : await waiver(tx, view, input.waiveReason || null)),
      ...(status === "late_cancelled" ? { cancelledAt: now, cancelledById: actor.personId } : {}),
    });
    if (!isLive(status)) {
      await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
    }
    await dropMails(tx, view.id);
    if (isAhead) await cancelAhead(tx, view, now);
    await closed(tx, actor, view, undoUntil(now));
  });
}

/** What has not begun can be neither done nor missed, and is not canceled late while canceling is free. */
async function checkAhead(
  tx: Tx,
  view: AppointmentView,
  status: AppointmentStatus,
  now: Date,
): Promise<void> {
  if (status !== "late_cancelled") throw new DomainError("not-started");
  if (!isInWindow(await practicePolicy(tx, view), view, now)) throw new DomainError("not-late");
}

/** Of a session that would still have come everybody hears, and others may have its time, once it can no longer be undone. */
async function cancelAhead(tx: Tx, view: AppointmentView, now: Date): Promise<void> {
  const times = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) };
  await freeSlot(tx, { therapistId: view.therapist.id, ...times }, undoUntil(now));
  const telling = { appointmentId: view.id, what: "cancelled" as const, sendAt: undoUntil(now), now };
  await tellEverybody(tx, telling);
}

/**
 * One press and a reason: the fee of a missed or late-cancelled session is not asked for.
 * @throws DomainError "not-found", "wrong-status", "stale-version"
 */
export async function waiveLateFee(
  actor: Actor,
  input: { appointmentId: string; version: number; reason: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const view = await loadAsTherapist(tx, actor, input.appointmentId);
    await lockCalendars(tx, view.therapist.id, [], clock());
    if (view.version !== input.version) throw new DomainError("stale-version");
    if (view.status !== "late_cancelled" && view.status !== "no_show") {
      throw new DomainError("wrong-status", { status: view.status });
    }
    await writeChange(tx, view, await waiver(tx, view, input.reason));
    await closed(tx, actor, view);
  });
}

async function loadAsTherapist(tx: Tx, actor: Actor, appointmentId: string): Promise<AppointmentView> {
  const { view, side } = await loadForChange(tx, actor, appointmentId);
  if (side !== "practice") throw notFound();
  return view;
}

/** A free first call has no chart and nothing to bill. */
async function closed(tx: Tx, actor: Actor, view: AppointmentView, runAt?: Date): Promise<void> {
  await recordEvent(tx, actor, {
    action: "appointment-status-set",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
    actingRole: "therapist",
  });
  if (view.chart) await enqueue(tx, "billing.appointment-closed", { appointmentId: view.id }, { runAt });
}
