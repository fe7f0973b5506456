import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { type AppointmentParty, isSignedIn, personOf } from "./appointment-party";
import { afterStep } from "./appointment-status";
import { cancellationTerms, undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { tellEverybody } from "./internal/tell.server";
import { writeChange } from "./internal/write-change.server";

export type CancelInput = {
  appointmentId: string;
  /** The version the page showed. */
  version: number;
  /** The fee on the button that was pressed; 0 where none was shown. */
  agreedFeeCents: number;
  reason?: string | null;
};

/**
 * Cancels for everybody. Free up to the window; inside it only with the fee that the person agreed to. The practice's
 * side cancels without a fee.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "fee-not-agreed" with `feeCents`
 */
export async function cancelAppointment(
  party: AppointmentParty,
  input: CancelInput,
  clock: Clock = realClock,
): Promise<{ late: boolean; feeCents: number }> {
  return inTransaction(async (tx) => {
    const now = clock();
    const { view, side } = await loadForChange(tx, party, input.appointmentId);
    await lockCalendars(tx, view.therapist.id, [], now);
    if (view.version !== input.version) throw new DomainError("stale-version");
    const startsAt = new Date(view.startsAt);
    if (startsAt <= now) throw new DomainError("wrong-status", { status: view.status });
    const policy = await practicePolicy(tx);
    const terms = cancellationTerms(policy, { startsAt, agreedCents: view.agreedCents }, now, side);
    const status = afterStep(view.status, terms.late ? "cancel-late" : "cancel");
    if (terms.feeCents !== input.agreedFeeCents)
      throw new DomainError("fee-not-agreed", { feeCents: terms.feeCents });
    await writeChange(tx, view, {
      status,
      cancelledAt: now,
      cancelledById: personOf(party),
      cancelReason: input.reason ?? null,
      undoUntil: undoUntil(now),
    });
    await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { live: false } });
    await recordEvent(tx, isSignedIn(party) ? party : null, {
      action: "appointment-cancelled",
      objectKind: "appointment",
      objectId: view.id,
      chartId: view.chart?.id,
    });
    await tellEverybody(tx, { appointmentId: view.id, what: "cancelled", sendAt: undoUntil(now), now });
    if (terms.late) {
      await enqueue(tx, "billing.appointment-closed", { appointmentId: view.id }, { runAt: undoUntil(now) });
    }
    return { late: terms.late, feeCents: terms.feeCents };
  });
}
