import type { AppointmentStatus } from "./appointment-status";
import type { AppointmentView } from "./appointment-view";

/** What was done last to an appointment; "outcome" is how it ended, as the therapist recorded it. */
export type Undone = "booking" | "move" | "cancellation" | "outcome";

const BY_STATUS: Partial<Record<AppointmentStatus, Undone>> = {
  cancelled: "cancellation",
  late_cancelled: "cancellation",
  done: "outcome",
  no_show: "outcome",
};

/** What "Undo" takes back while the three minutes run. */
export const undoneOf = (view: Pick<AppointmentView, "status" | "previousStartsAt">): Undone =>
  BY_STATUS[view.status] ?? (view.previousStartsAt ? "move" : "booking");

/** What the practice canceled or recorded, the practice alone takes back. */
export const mayUndo = (
  view: Pick<AppointmentView, "status" | "previousStartsAt" | "cancelledByPractice">,
  side: "client" | "practice",
): boolean => side === "practice" || (undoneOf(view) !== "outcome" && !view.cancelledByPractice);

/** What a page says after an undo. */
export const UNDONE: Record<Undone, string> = {
  booking: "The booking is taken back. Its mails are not sent.",
  move: "The old time is back. The mails about the new one are not sent.",
  cancellation: "It is booked again, as before. The mails about canceling it are not sent.",
  outcome: "It is open again, and nothing is billed.",
};
