import { type Actor, hasPermission, type Permission, type Role } from "#app/domain/shared/actor";

/**
 * Who may do what, as data. The guard of every loader and action names one of these actions, and the access tests
 * read their expectations from here. A role opens the door only; whose record it is, is said by each query.
 */
export type Rule =
  | { who: "anyone" }
  | { who: "signed-in" }
  /** One of the roles. `permissions` narrows the admin role: any one of them; the owner has them all. */
  | { who: "roles"; roles: Role[]; permissions?: Permission[] };

const anyone = { who: "anyone" } as const;
const signedIn = { who: "signed-in" } as const;
const client: Rule = { who: "roles", roles: ["client"] };
const therapist: Rule = { who: "roles", roles: ["therapist"] };
const admin: Rule = { who: "roles", roles: ["admin"] };
const adminWith = (...permissions: Permission[]): Rule => ({ who: "roles", roles: ["admin"], permissions });

const table = {
  // Everybody
  "pages.open": anyone,
  "practice.read": anyone,
  "theme.set": anyone,
  "consult.book": anyone,
  "consult.change": anyone,
  "invitation.accept": anyone,
  "session.start": anyone,
  "session.end": anyone,
  "password.reset": anyone,
  "stripe.webhook": anyone,
  "demo.read": anyone,

  // Whoever is signed in
  "profile.read-own": signedIn,
  "profile.edit-own": signedIn,
  "devices.read-own": signedIn,
  "devices.end-own": signedIn,
  "home.find": signedIn,

  // Clients
  "home.read-own": client,
  "appointments.book-own": client,
  "appointments.read-own": client,
  "appointments.change-own": client,
  "partner.invite": client,
  "intake.read-own": client,
  "intake.fill-own": client,
  "consents.sign-own": client,
  "disclosure.acknowledge-own": client,
  "messages.read-own": client,
  "messages.write-own": client,
  "invoices.read-own": client,
  "invoices.pay-own": client,
  "receipts.read-own": client,
  "cards.manage-own": client,
  "documents.read-own": client,
  "record-access.read-own": client,

  // Therapists
  "today.read": therapist,
  "calendar.read-own": therapist,
  "availability.edit-own": therapist,
  "appointments.book-for-client": therapist,
  "appointments.set-status": therapist,
  "caseload.read": therapist,
  "charts.read": therapist,
  "charts.edit": therapist,
  "answers.read": therapist,
  "notes.read": therapist,
  "notes.write": therapist,
  "messages.read-care-team": therapist,
  "messages.write-care-team": therapist,

  // Admins
  "practice.overview": admin,
  "services.read": admin,
  "invoices.read-all": adminWith("billing", "practice"),
  "invoices.edit": adminWith("billing"),
  "payments.refund": adminWith("billing"),
  "aging.read": adminWith("billing"),
  "exports.read": adminWith("billing"),
  "split-rules.edit": adminWith("billing"),
  "calendar.read-all": adminWith("practice"),
  "staff.read": adminWith("practice"),
  "staff.invite": adminWith("practice"),
  "staff.end": adminWith("practice"),
  "services.edit": adminWith("practice"),
  "settings.edit": adminWith("practice"),
  "audit.read": adminWith("owner"),
  "upkeep.read": adminWith("owner"),
  "upkeep.settle": adminWith("owner"),
} satisfies Record<string, Rule>;

export type ActionName = keyof typeof table;

export const POLICY: Record<ActionName, Rule> = table;

/** True when the actor's role allows the action; `null` is a visitor. */
export function mayPerform(actor: Actor | null, action: ActionName): boolean {
  const rule = POLICY[action];
  if (rule.who === "anyone") return true;
  if (!actor) return false;
  if (rule.who === "signed-in") return true;
  return rule.roles.some((role) => holds(actor, role, rule.permissions));
}

function holds(actor: Actor, role: Role, permissions: Permission[] | undefined): boolean {
  if (!actor.roles.includes(role)) return false;
  if (role !== "admin" || !permissions) return true;
  return permissions.some((permission) => hasPermission(actor, permission));
}

/** True when only people who are signed in can get an answer. */
export const needsSignIn = (action: ActionName): boolean => POLICY[action].who !== "anyone";
