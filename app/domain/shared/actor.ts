export type Role = "client" | "therapist" | "admin";
export const PERMISSIONS = ["billing", "practice", "owner"] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type SecondStep = "second-factor" | "set-up";

/** The signed-in person on whose behalf something happens. First parameter of every use case and read. */
export type Actor = {
  personId: string;
  /** Public id of the signed-in session, never the token. */
  sessionId: string;
  roles: Role[];
  permissions: Permission[];
  therapistId: string | null;
  chosenName: string;
  /** IANA zone the person lives by. */
  zone: string;
  /**
   * What is still missing before they may do anything else: their second factor, or setting one up. They hold no role
   * until then.
   */
  awaits?: SecondStep | null;
  /** The network the request came from, its last part left out; unknown to jobs and tests. */
  address?: string | null;
};

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);

/** The owner holds every permission of an admin. */
export const hasPermission = (actor: Actor, permission: Permission): boolean =>
  hasRole(actor, "admin") && (actor.permissions.includes(permission) || actor.permissions.includes("owner"));
