import { type Actor, hasPermission, hasRole } from "#app/domain/shared/actor";

/**
 * As whom somebody asks. Whoever is signed in asks as `signed-in` and as each of their roles, the owner as every kind of
 * admin; `half-signed-in` has still to give a second factor, `setting-up` is staff who have none yet, and they ask as
 * nothing else.
 */
export type Column =
  | "anyone"
  | "half-signed-in"
  | "setting-up"
  | "signed-in"
  | "client"
  | "therapist"
  | "admin:billing"
  | "admin:practice"
  | "owner";

/**
 * What the thing that is asked for is to whoever asks.
 * `none`: nobody's. `practice`: the practice's, whoever in it it is about. `own`: about them alone, such as their share, their
 * form, the session in their calendar. `member`: of a chart they are on now. `reader`: a thread or document they are in
 * the audience of. `author`: they brought it. `care-team`: of a chart whose care team they are on now. `holder`: they
 * hold the secret link to it.
 */
export type Relation = "none" | "practice" | "own" | "member" | "reader" | "author" | "care-team" | "holder";

/** Who may do it, and what the thing must be to them. */
export type Line = Partial<Record<Column, Relation | readonly Relation[]>> & {
  /** Only soon after they proved to be who they are; who did not is asked to do it again. */
  fresh?: true;
};

const byBilling = { "admin:billing": "practice", owner: "practice" } as const;
const byPractice = { "admin:practice": "practice", owner: "practice" } as const;
const byAdmins = { ...byBilling, ...byPractice } as const;
const byOwner = { owner: "practice" } as const;
const fresh = { fresh: true } as const;

const table = {
  // Everybody
  "pages.open": { anyone: "none" },
  "practice.read": { anyone: "practice" },
  "theme.set": { anyone: "none" },
  "consult.book": { anyone: "none" },
  "consult.change": { anyone: "holder" },
  "consult.join": { anyone: "holder" },
  "invitation.accept": { anyone: "holder" },
  "session.start": { anyone: ["none", "holder"] },
  "session.end": { anyone: "none" },
  "password.reset": { anyone: ["none", "holder"] },
  "stripe.webhook": { anyone: "none" },
  "sms.webhook": { anyone: "none" },
  "demo.read": { anyone: "practice" },
  "calendar-feed.read": { anyone: "holder" },
  "reminder.answer": { anyone: "holder" },

  // Whoever is signed in
  "profile.read-own": { "signed-in": "own" },
  "profile.edit-own": { "signed-in": "own" },
  "contact.read-own": { "signed-in": "own" },
  "contact.edit-own": { "signed-in": "own" },
  "devices.read-own": { "signed-in": "own" },
  "devices.end-own": { "signed-in": "own" },
  "session.prolong": { "signed-in": "own" },
  "kept-forms.read-own": { "signed-in": "own" },
  "identity.confirm": { "signed-in": "own" },
  "second-factor.give": { "half-signed-in": "own" },
  "second-factor.set-up": { "signed-in": "own", "setting-up": "own", ...fresh },
  "second-factor.change": { "signed-in": "own", ...fresh },
  "password.change-own": { "signed-in": "own", ...fresh },
  "email.change-own": { "signed-in": "own", ...fresh },
  "email.verify-own": { "signed-in": "own" },

  // Clients and therapists
  "calendar-feed.read-own": { client: "own", therapist: "own" },
  "calendar-feed.change-own": { client: "own", therapist: "own", ...fresh },

  // Clients
  "home.read-own": { client: "own" },
  "appointments.book-own": { client: "member" },
  "appointments.read-own": { client: "member" },
  "appointments.change-own": { client: "member" },
  "waitlist.change-own": { client: "member" },
  "waitlist.answer-own": { client: "member" },
  "asking.read-own": { client: "member" },
  "asking.change-own": { client: "member" },
  "asking.answer-own": { client: "member" },
  "appointments.join-own": { client: "own" },
  "partner.invite": { client: "member" },
  "intake.read-own": { client: "own" },
  "intake.fill-own": { client: "own" },
  "consents.sign-own": { client: "own" },
  "disclosure.acknowledge-own": { client: "member" },
  "messages.read-own": { client: "reader" },
  "messages.start-own": { client: "member" },
  "messages.write-own": { client: "reader" },
  "invoices.read-own": { client: "own" },
  "invoices.pay-own": { client: "own" },
  "receipts.read-own": { client: "own" },
  "cards.manage-own": { client: "own" },
  "documents.read-own": { client: "reader" },
  "documents.share-own": { client: "member" },
  "documents.take-back-own": { client: "author" },
  "record-access.read-own": { client: "own" },

  // Therapists
  "today.read": { therapist: "own" },
  "calendar.read-own": { therapist: ["own", "care-team"] },
  "availability.edit-own": { therapist: "own" },
  "external-calendars.edit-own": { therapist: "own" },
  "appointments.book-for-client": { therapist: "care-team" },
  "appointments.set-status": { therapist: ["own", "care-team"] },
  "caseload.read": { therapist: "care-team" },
  "charts.read": { therapist: "care-team" },
  "answers.read": { therapist: "care-team" },
  "notes.read": { therapist: ["own", "care-team"] },
  "notes.write": { therapist: "own" },
  "documents.read-care-team": { therapist: "care-team" },
  "documents.write-care-team": { therapist: "care-team" },
  "messages.read-care-team": { therapist: "care-team" },
  "messages.write-care-team": { therapist: "care-team" },

  // Admins
  "practice.overview": byAdmins,
  "calendar.read-all": byAdmins,
  "appointments.manage": byPractice,
  "services.read": byAdmins,
  "invoices.read-all": byAdmins,
  "payments.refund": { ...byBilling, ...fresh },
  "aging.read": byBilling,
  "exports.read": { ...byBilling, ...fresh },
  "households.read": byBilling,
  "split-rules.edit": { ...byBilling, ...fresh },
  "staff.read": byPractice,
  "appointments.cancel-unlicensed": byPractice,
  "staff.invite": { ...byPractice, ...fresh },
  "staff.end": { ...byPractice, ...fresh },
  "services.edit": { ...byPractice, ...fresh },
  "settings.edit": { ...byPractice, ...fresh },
  "reminders.edit": { ...byPractice, ...fresh },
  "audit.read": byOwner,
  "audit.export": { ...byOwner, ...fresh },
  "charts.break-glass": { ...byOwner, ...fresh },
  "second-factor.reset": { ...byOwner, ...fresh },
  "upkeep.read": byOwner,
  "upkeep.settle": byOwner,
} satisfies Record<string, Line>;

export type ActionName = keyof typeof table;

/**
 * Who may do what to whose things, as data. The guard of every loader and action names one of these actions and checks as
 * whom somebody asks; the query carries the relation; the access tests read what every answer must be from here.
 */
export const POLICY: Record<ActionName, Line> = table;

export const isInPolicy = (action: string): action is ActionName => Object.hasOwn(POLICY, action);

const lineOf = (action: string): Line => (isInPolicy(action) ? POLICY[action] : {});

function columnsOf(actor: Actor | null): Column[] {
  if (!actor) return ["anyone"];
  if (actor.awaits) return ["anyone", actor.awaits === "set-up" ? "setting-up" : "half-signed-in"];
  const roles = (["client", "therapist"] as const).filter((role) => hasRole(actor, role));
  const admin = (["billing", "practice"] as const).filter((permission) => hasPermission(actor, permission));
  const owner = hasPermission(actor, "owner") ? (["owner"] as const) : [];
  return [
    "anyone",
    "signed-in",
    ...roles,
    ...admin.map((permission) => `admin:${permission}` as const),
    ...owner,
  ];
}

/**
 * The one place where the table is read: what things must be to the actor for them to do this to them; `null` is a
 * visitor. Empty for what they may not do at all, and for an action that the table does not know.
 */
export function relationsThatMay(actor: Actor | null, action: string): readonly Relation[] {
  const line = lineOf(action);
  return columnsOf(actor).flatMap((column) => line[column] ?? []);
}

/** Whether the actor may do this to a thing that is that to them. */
export const mayPerform = (actor: Actor | null, action: string, relation: string): boolean =>
  relationsThatMay(actor, action).some((one) => one === relation);

/** Whether there is anything to which the actor may do this: the guard's part of the decision. */
export const mayTry = (actor: Actor | null, action: string): boolean =>
  relationsThatMay(actor, action).length > 0;

/** False when visitors may do it; an action that the table does not know is for nobody. */
export const needsSignIn = (action: string): boolean => !("anyone" in lineOf(action));

/** True when only whoever has still to give their second factor gets an answer. */
export const isForHalfSignedIn = (action: string): boolean => "half-signed-in" in lineOf(action);

/** True when only whoever has proved lately to be who they are gets an answer. */
export const needsFreshProof = (action: string): boolean => lineOf(action).fresh === true;
