import { addMinutes } from "#app/domain/shared/time";
import type { AppointmentStatus } from "./appointment-status";
import type { AppointmentPlace } from "./appointment-view";

/** The link opens so long before the start, and where everybody is is asked from then on. */
export const JOIN_MINUTES = 15;

export const joinOpensAt = (startsAt: Date): Date => addMinutes(startsAt, -JOIN_MINUTES);

/** The answer of whoever is not in any state of the country. */
export const ABROAD = "abroad";

export type Setting = "home" | "elsewhere";

/**
 * What is known of somebody who attends: `ready` where they are may be treated, `out` where not, `not-yet` nothing so
 * far; `left-out` the therapist goes on without them.
 */
export type Readiness = "ready" | "out" | "not-yet" | "left-out";

/** The last word about somebody, `isLicensed` there on the day; null before there is one. */
export type LastWord = { state: string | null; isLicensed: boolean } | null;

export function readinessOf(last: LastWord): Readiness {
  if (last === null) return "not-yet";
  if (last.state === null) return "left-out";
  return last.isLicensed ? "ready" : "out";
}

/** The video opens once nobody is missing, nobody is where the therapist has no licence, and somebody is there at all. */
export const allReady = (everybody: readonly Readiness[]): boolean =>
  everybody.includes("ready") && everybody.every((one) => one === "ready" || one === "left-out");

export type JoinTimes = {
  place: AppointmentPlace;
  status: AppointmentStatus;
  startsAt: string;
  endsAt: string;
};

/** `none`: there is nothing to join, by phone, at the office, or because it will not take place. */
export type JoinWindow = "none" | "early" | "now" | "over";

/**
 * When a client can say where they are and join: from 15 minutes before the start, up to, not including, the end. A session
 * that is marked as done before its end shuts nobody out who is in it.
 */
export function joinWindow({ place, status, startsAt, endsAt }: JoinTimes, now: Date): JoinWindow {
  const runs = status === "booked" || (status === "done" && now < new Date(endsAt));
  if (place !== "telehealth" || !runs) return "none";
  if (now < joinOpensAt(new Date(startsAt))) return "early";
  return now < new Date(endsAt) ? "now" : "over";
}
