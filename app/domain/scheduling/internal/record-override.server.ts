import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "../appointment-party";

/** Beside the event of the booking or the move: that an admin took a time against the hours or the notice. */
export const recordOverride = (
  tx: Tx,
  party: AppointmentParty,
  appointmentId: string,
  chartId: string | undefined,
): Promise<void> =>
  recordEvent(tx, isSignedIn(party) ? party : null, {
    action: "booking-rules-overridden",
    objectKind: "appointment",
    objectId: appointmentId,
    chartId,
  });
