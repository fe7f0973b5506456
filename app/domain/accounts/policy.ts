import { type Actor, hasPermission, type Permission, type Role } from "#app/domain/shared/actor";

/**
 * Who may do what, as data. The guard of every loader and action names one of these actions, and the access tests
 * read their expectations from here. A role opens the door only; whose record it is, is said by each query.
 */
export type Rule =
  | { who: "anyone" }
  /** Whoever has still to give their second factor, and nobody else. */
  | { who: "half-signed-in" }
  /** `orSettingUp`: staff who have no second factor yet, too. */
  | ({ who: "signed-in"; orSettingUp?: true } & Fresh)
  /** One of the roles. `permissions` narrows the admin role: any one of them; the owner has them all. */
  | ({ who: "roles"; roles: Role[]; permissions?: Permission[] } & Fresh);

/** `fresh`: only soon after they proved to be who they are; who did not is asked to do it again. */
type Fresh = { fresh?: true };

const anyone = { who: "anyone" } as const;
const signedIn: Rule = { who: "signed-in" };
const signedInAfresh: Rule = { who: "signed-in", fresh: true };
const client: Rule = { who: "roles", roles: ["client"] };
const therapist: Rule = { who: "roles", roles: ["therapist"] };
const admin: Rule = { who: "roles", roles: ["admin"] };
const adminWith = (...permissions: Permission[]): Rule & { who: "roles" } => ({
  who: "roles",
  roles: ["admin"],
  permissions,
});
const afresh = (rule: Rule & { who: "roles" }): Rule => ({ ...rule, fresh: true });

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
  "session.prolong": signedIn,
  "kept-forms.read-own": signedIn,
  "identity.confirm": signedIn,
  "second-factor.give": { who: "half-signed-in" },
  "second-factor.set-up": { who: "signed-in", orSettingUp: true, fresh: true },
  "second-factor.change": signedInAfresh,
  "password.change-own": signedInAfresh,
  "email.change-own": signedInAfresh,
  "email.verify-own": signedIn,

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
  "documents.write-own": client,
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
  "documents.read-care-team": therapist,
  "documents.write-care-team": therapist,
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
  "staff.invite": afresh(adminWith("practice")),
  "staff.end": afresh(adminWith("practice")),
  "services.edit": afresh(adminWith("practice")),
  "settings.edit": afresh(adminWith("practice")),
  "audit.read": adminWith("owner"),
  "charts.break-glass": afresh(adminWith("owner")),
  "second-factor.reset": afresh(adminWith("owner")),
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
  if (rule.who === "half-signed-in") return actor.awaits === "second-factor";
  if (rule.who === "signed-in")
    return !actor.awaits || (rule.orSettingUp === true && actor.awaits === "set-up");
  return !actor.awaits && rule.roles.some((role) => holds(actor, role, rule.permissions));
}

function holds(actor: Actor, role: Role, permissions: Permission[] | undefined): boolean {
  if (!actor.roles.includes(role)) return false;
  if (role !== "admin" || !permissions) return true;
  return permissions.some((permission) => hasPermission(actor, permission));
}

/** True when only people who are signed in can get an answer. */
export const needsSignIn = (action: ActionName): boolean => POLICY[action].who !== "anyone";

/** True when only whoever has proved lately to be who they are gets an answer. */
export function needsFreshProof(action: ActionName): boolean {
  const rule = POLICY[action];
  return "fresh" in rule && rule.fresh === true;
}
