import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { AppointmentParty } from "./appointment-party";
import { undoUntil } from "./cancellation-policy";
import { loadForChange } from "./internal/appointment-rows.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { tellEverybody } from "./internal/tell.server";
import { writeCancellation } from "./internal/write-cancellation.server";

export type CancelInput = {
  appointmentId: string;
  /** The version the page showed. */
  version: number;
  /** The fee on the button that was pressed; 0 where none was shown. */
  agreedFeeCents: number;
  /** New times that the practice's side offers along with it, for whoever has an account. */
  suggest?: readonly Date[];
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
    const { version } = input;
    const terms = await writeCancellation(tx, { party, view, side, version, now });
    if (terms.feeCents !== input.agreedFeeCents)
      throw new DomainError("fee-not-agreed", { feeCents: terms.feeCents });
    const suggest = side === "practice" ? input.suggest : [];
    await tellEverybody(tx, {
      appointmentId: view.id,
      what: "cancelled",
      sendAt: undoUntil(now),
      now,
      suggest,
    });
    return terms;
  });
}
