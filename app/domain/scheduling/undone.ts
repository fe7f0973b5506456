import type { AppointmentStatus } from "./appointment-status";
import type { AppointmentView } from "./appointment-view";

/** What was done last to an appointment; "outcome" is how it ended, as the therapist recorded it. */
export type Undone = "booking" | "move" | "cancellation" | "outcome";

type Changed = Pick<
  AppointmentView,
  "status" | "startsAt" | "previousStartsAt" | "cancelledAt" | "changedByPractice"
>;

const BY_STATUS: Partial<Record<AppointmentStatus, Undone>> = {
  cancelled: "cancellation",
  late_cancelled: "cancellation",
  done: "outcome",
  no_show: "outcome",
};

/** What "Undo" takes back while the three minutes run. */
export function undoneOf({
  status,
  startsAt,
  previousStartsAt,
  cancelledAt,
}: Omit<Changed, "changedByPractice">): Undone {
  if (cancelledAt && cancelledAt >= startsAt) return "outcome";
  return BY_STATUS[status] ?? (previousStartsAt ? "move" : "booking");
}

/** Whoever did it, or somebody on the same side: nobody is told of what is undone, so it must not be the other's. */
export const mayUndo = (view: Changed, side: "client" | "practice"): boolean =>
  (side === "practice") === (undoneOf(view) === "outcome" || view.changedByPractice);
