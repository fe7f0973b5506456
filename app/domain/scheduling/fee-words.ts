import { centsInWords } from "#app/ui/money-text";
import type { AppointmentView } from "./appointment-view";
import {
  type CancellationPolicy,
  type CancellationTerms,
  canUndo,
  lateFeeCents,
} from "./cancellation-policy";

/** That a fee is not asked for, and why, as far as whoever reads it may know. */
export function waivedWords({ freeLateCancel }: AppointmentView, reason: string | null): string {
  if (reason) return `The fee is waived: ${reason}`;
  return freeLateCancel ? "The fee is waived: a free late cancellation of the year" : "The fee is waived";
}

/** What a client reads of the fee of a missed or late-cancelled session; null where none was ever due. */
export function feeWords(view: AppointmentView, policy: CancellationPolicy, now: Date): string | null {
  const isMissed = view.status === "no_show";
  if (!isMissed && view.status !== "late_cancelled") return null;
  const cents = lateFeeCents(policy, view.agreedCents);
  if (cents === 0) return null;
  if (view.feeWaived) return `${waivedWords(view, null)}.`;
  const what = isMissed ? "This missed session" : "Canceling this late";
  // What is billed by now stands on the invoice, whatever the fee has become since.
  return canUndo(view.undoUntil ? new Date(view.undoUntil) : null, now)
    ? `${what} costs ${centsInWords(cents)}. Your part of it comes under Billing in a few minutes.`
    : `${what} has a fee. Your part of it is under Billing.`;
}

/** What a client can no longer do with a session inside the window, and what canceling it takes. */
export function lateWords({ feeCents, coveredCents }: CancellationTerms): string {
  const isClosed = "you cannot move it here any more";
  if (feeCents > 0) return `${isClosed}, and canceling costs ${centsInWords(feeCents)}`;
  return coveredCents > 0
    ? `${isClosed}, and canceling uses up a free late cancellation of the year`
    : isClosed;
}
