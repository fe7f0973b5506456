export type ClosedAppointment = {
  status: "held" | "booked" | "done" | "cancelled" | "late_cancelled" | "no_show";
  /** The price the client agreed to when booking. */
  agreedCents: number;
  feeWaived: boolean;
};

export type InvoiceLineKind = "session" | "late_cancel_fee" | "no_show_fee";
export type ClosedLine = { kind: InvoiceLineKind; cents: number };

/** What a closed appointment costs; null when nothing is owed. Fees are a percentage of the price agreed to, rounded to the cent. */
export function invoiceAmount(appointment: ClosedAppointment, feePercent: number): ClosedLine | null {
  const line = lineFor(appointment, feePercent);
  return line && line.cents > 0 ? line : null;
}

function lineFor(appointment: ClosedAppointment, feePercent: number): ClosedLine | null {
  if (appointment.status === "done") return { kind: "session", cents: appointment.agreedCents };
  if (appointment.feeWaived) return null;
  const fee = Math.round((appointment.agreedCents * feePercent) / 100);
  if (appointment.status === "late_cancelled") return { kind: "late_cancel_fee", cents: fee };
  if (appointment.status === "no_show") return { kind: "no_show_fee", cents: fee };
  return null;
}

/**
 * What a refund of `refundCents` writes off, in cents, so that nobody owes again what they were given back. Money that
 * was paid above what was owed (`balanceCents` below zero) is returned first and writes nothing off.
 */
export function writeOffForRefund(balanceCents: number, refundCents: number): number {
  const credit = Math.max(0, -balanceCents);
  return Math.max(0, refundCents - credit);
}
