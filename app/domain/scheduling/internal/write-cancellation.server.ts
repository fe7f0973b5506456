import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { type AppointmentParty, isSignedIn, personOf } from "../appointment-party";
import { afterStep } from "../appointment-status";
import type { AppointmentView } from "../appointment-view";
import { cancellationTerms, undoUntil } from "../cancellation-policy";
import type { Side } from "./appointment-rows.server";
import { freeSlot } from "./free-slot.server";
import { practicePolicy } from "./practice-policy.server";
import { writeChange } from "./write-change.server";

export type Cancelling = {
  party: AppointmentParty;
  view: AppointmentView;
  side: Side;
  /** The version the page showed. */
  version: number;
  now: Date;
};

/**
 * Under the calendars' lock: cancels one appointment with its event and, inside the window, what billing has to know.
 * @throws DomainError "stale-version", "wrong-status"
 */
export async function writeCancellation(
  tx: Tx,
  cancelling: Cancelling,
): Promise<{ late: boolean; feeCents: number }> {
  const { party, view, side, version, now } = cancelling;
  if (view.version !== version) throw new DomainError("stale-version");
  const startsAt = new Date(view.startsAt);
  if (startsAt <= now) throw new DomainError("wrong-status", { status: view.status });
  const policy = await practicePolicy(tx, view);
  const { late, feeCents, coveredCents } = cancellationTerms(
    policy,
    { startsAt, agreedCents: view.agreedCents },
    now,
    side,
  );
  await writeChange(tx, view, {
    status: afterStep(view.status, late ? "cancel-late" : "cancel"),
    cancelledAt: now,
    cancelledById: personOf(party),
    undoUntil: undoUntil(now),
    ...(coveredCents > 0 ? { feeWaived: true, freeLateCancel: true } : {}),
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
  await recordEvent(tx, isSignedIn(party) ? party : null, {
    action: "appointment-cancelled",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
  });
  const slot = { therapistId: view.therapist.id, startsAt, endsAt: new Date(view.endsAt) };
  await freeSlot(tx, slot, undoUntil(now));
  if (late) {
    await enqueue(tx, "billing.appointment-closed", { appointmentId: view.id }, { runAt: undoUntil(now) });
  }
  return { late, feeCents };
}
