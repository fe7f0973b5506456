import { DomainError } from "#app/domain/shared/domain-error";
import type { ConfirmationStage } from "./confirmation";

export type AppointmentStatus = "held" | "booked" | "done" | "cancelled" | "late_cancelled" | "no_show";

/** What can happen to an appointment. A hold that is given up or expires leaves no row behind. */
export type AppointmentStep = "book" | "finish" | "miss" | "cancel" | "cancel-late" | "restore";

const STEPS: Record<AppointmentStep, { from: readonly AppointmentStatus[]; to: AppointmentStatus }> = {
  book: { from: ["held"], to: "booked" },
  finish: { from: ["booked"], to: "done" },
  miss: { from: ["booked"], to: "no_show" },
  cancel: { from: ["booked"], to: "cancelled" },
  "cancel-late": { from: ["booked"], to: "late_cancelled" },
  restore: { from: ["cancelled", "late_cancelled", "done", "no_show"], to: "booked" },
};

export const canTake = (status: AppointmentStatus, step: AppointmentStep): boolean =>
  STEPS[step].from.includes(status);

/** The status after a step. @throws DomainError "wrong-status" where the step does not fit. */
export function afterStep(status: AppointmentStatus, step: AppointmentStep): AppointmentStatus {
  if (!canTake(status, step)) throw new DomainError("wrong-status", { status, step });
  return STEPS[step].to;
}

/** Live appointments block the calendars of the therapist and of everybody who attends. */
export const isLive = (status: AppointmentStatus): boolean =>
  status === "held" || status === "booked" || status === "done";

const WORDS: Record<AppointmentStatus, string> = {
  held: "Held",
  booked: "Booked",
  done: "Done",
  cancelled: "Canceled",
  late_cancelled: "Late cancel",
  no_show: "No-show",
};

/** Whether somebody has to write about it: it took place, or was to begin by now and nobody has said otherwise. */
export const awaitsNote = (status: AppointmentStatus, startsAt: Date, now: Date): boolean =>
  status === "done" || status === "no_show" || (status === "booked" && startsAt <= now);

/** What people read; status is never shown by color alone. */
export const statusWord = (status: AppointmentStatus): string => WORDS[status];

/** The same of one that may still wait for something: nothing is called confirmed before it is, nor unconfirmed too early. */
export function sessionWord(status: AppointmentStatus, stage: ConfirmationStage = "planned"): string {
  if (status !== "booked" || stage === "planned") return statusWord(status);
  return stage === "confirmed" ? "Confirmed" : "Not yet confirmed";
}
