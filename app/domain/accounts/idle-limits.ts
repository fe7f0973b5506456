import type { Role } from "#app/domain/shared/actor";

/** How long a session may be quiet. */
export const STAFF_IDLE_MINUTES = 15;
export const CLIENT_IDLE_MINUTES = 30;

export const isStaff = (roles: readonly Role[]): boolean =>
  roles.includes("therapist") || roles.includes("admin");

export const idleMinutesOf = (roles: readonly Role[]): number =>
  isStaff(roles) ? STAFF_IDLE_MINUTES : CLIENT_IDLE_MINUTES;
