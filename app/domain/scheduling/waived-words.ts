import type { AppointmentView } from "./appointment-view";

/** That a fee is not asked for, and why, as far as whoever reads it may know. */
export function waivedWords({ freeLateCancel }: AppointmentView, reason: string | null): string {
  if (reason) return `The fee is waived: ${reason}`;
  return freeLateCancel ? "The fee is waived: a free late cancellation of the year" : "The fee is waived";
}
