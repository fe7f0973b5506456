import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { afterStep, isLive } from "./appointment-status";
import type { AppointmentView } from "./appointment-view";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { freeSlot } from "./internal/free-slot.server";
import { dropMails } from "./internal/tell.server";
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
 * The therapist records how a session ended. Billing hears of it in the same transaction.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "not-started"
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
    if (status !== "late_cancelled" && new Date(view.startsAt) > now) throw new DomainError("not-started");
    await writeChange(tx, view, {
      status,
      undoUntil: null,
      ...(status === "done" ? { doneAt: now } : await waiver(tx, view, input.waiveReason || null)),
      ...(status === "late_cancelled" ? { cancelledAt: now, cancelledById: actor.personId } : {}),
    });
    if (!isLive(status)) {
      await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
    }
    if (!isLive(status) && new Date(view.startsAt) > now) {
      const times = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) };
      await freeSlot(tx, { therapistId: view.therapist.id, ...times }, now);
    }
    await dropMails(tx, view.id);
    await closed(tx, actor, view);
  });
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
async function closed(tx: Tx, actor: Actor, view: AppointmentView): Promise<void> {
  await recordEvent(tx, actor, {
    action: "appointment-status-set",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
    actingRole: "therapist",
  });
  if (view.chart) await enqueue(tx, "billing.appointment-closed", { appointmentId: view.id });
}
