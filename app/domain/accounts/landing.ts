import type { Role } from "#app/domain/shared/actor";

/** Where each role begins; who holds several begins with the clinical work, then the office. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.includes("therapist")) return "/therapist";
  if (roles.includes("admin")) return "/admin";
  return "/client";
}
