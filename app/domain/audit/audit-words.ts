import type { AuditAction, AuditObject } from "./audit-actions";

export const AUDIT_GROUPS = {
  "signing-in": "Signing in",
  reading: "Reading records",
  writing: "Writing records",
  sessions: "Sessions",
  money: "Money",
  practice: "People and practice",
  denied: "Refused",
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;

const ACTIONS: Record<AuditAction, readonly [words: string, group: AuditGroup]> = {
  "sign-in": ["Signed in", "signing-in"],
  "sign-in-failed": ["Failed to sign in", "signing-in"],
  "attempts-refused": ["Was refused after too many tries", "denied"],
  "credential-locked": ["A password or a code app was locked after a hundred guesses", "signing-in"],
  "sign-out": ["Signed out", "signing-in"],
  "account-created": ["Made an account", "signing-in"],
  "password-changed": ["Changed a password", "signing-in"],
  "second-factor-given": ["Gave the second factor", "signing-in"],
  "second-factor-refused": ["Failed to give the second factor", "signing-in"],
  "second-factor-added": ["Added a second factor", "signing-in"],
  "second-factor-removed": ["Removed a second factor", "signing-in"],
  "second-factor-reset": ["Removed somebody’s second factor", "signing-in"],
  "recovery-codes-made": ["Made recovery codes", "signing-in"],
  "recovery-code-used": ["Used a recovery code", "signing-in"],
  "identity-confirmed": ["Proved again who they are", "signing-in"],
  "email-change-asked": ["Asked to change an e-mail address", "signing-in"],
  "email-changed": ["Changed an e-mail address", "signing-in"],
  "profile-changed": ["Changed a profile", "practice"],
  "contact-rules-changed": ["Changed how to be reached", "practice"],
  "text-consent-given": ["Agreed to texts", "practice"],
  "text-consent-ended": ["Ended texts", "practice"],
  "invitation-sent": ["Invited somebody", "practice"],
  "invitation-accepted": ["Accepted an invitation", "practice"],
  "invitation-revoked": ["Took an invitation back", "practice"],
  "chart-opened": ["Made a chart", "practice"],
  "chart-read": ["Opened the chart", "reading"],
  "emergency-access-opened": ["Opened a record in an emergency", "reading"],
  "emergency-access-ended": ["Ended an emergency access", "reading"],
  "emergency-accesses-read": ["Read the list of emergency accesses", "reading"],
  "member-joined": ["Joined the chart", "practice"],
  "appointment-booked": ["Booked a session", "sessions"],
  "appointment-moved": ["Moved a session", "sessions"],
  "booking-rules-overridden": ["Took a time outside hours or notice", "sessions"],
  "appointment-cancelled": ["Cancelled a session", "sessions"],
  "appointment-status-set": ["Closed a session", "sessions"],
  "appointment-undone": ["Undid a change of a session", "sessions"],
  "waitlist-changed": ["Changed what they wait for", "sessions"],
  "asking-changed": ["Changed whether they ask each other first", "sessions"],
  "time-asked": ["Asked their partner about a time", "sessions"],
  "time-answered": ["Answered or ended a question about a time", "sessions"],
  "whereabouts-stated": ["Said where they are for a session", "sessions"],
  "whereabouts-corrected": ["Wrote down where somebody is", "sessions"],
  "whereabouts-read": ["Read where somebody is for a session", "reading"],
  "waive-reason-read": ["Read why a fee was waived", "reading"],
  "session-joined": ["Joined a session by video", "sessions"],
  "video-address-set": ["Changed the video address of a session", "sessions"],
  "attendance-confirmed": ["Said that they will be there", "sessions"],
  "answers-read": ["Read answers to a form", "reading"],
  "answers-checked": ["Checked answers for a concern", "reading"],
  "answers-submitted": ["Sent answers to a form", "writing"],
  "safety-screen-evaluated": ["Answered the private safety screen", "writing"],
  "consent-signed": ["Signed an agreement", "writing"],
  "agreement-read": ["Read an agreement", "reading"],
  "agreement-downloaded": ["Downloaded an agreement", "reading"],
  "disclosure-acknowledged": ["Acknowledged the disclosure policy", "writing"],
  "thread-started": ["Began a conversation", "writing"],
  "thread-read": ["Read messages", "reading"],
  "threads-listed": ["Saw the list of conversations", "reading"],
  "message-sent": ["Sent a message", "writing"],
  "message-withdrawn": ["Took a message back", "writing"],
  "documents-listed": ["Saw the list of documents", "reading"],
  "document-uploaded": ["Uploaded a document", "writing"],
  "document-downloaded": ["Downloaded a document", "reading"],
  "document-withdrawn": ["Took a document back", "writing"],
  "document-cleared": ["Found no virus in a document", "writing"],
  "document-destroyed": ["Destroyed a document with a virus", "writing"],
  "note-read": ["Read a session note", "reading"],
  "note-saved": ["Wrote a session note", "writing"],
  "note-signed": ["Signed a session note", "writing"],
  "note-amended": ["Added to a session note", "writing"],
  "household-read": ["Looked up contact details and who pays what", "reading"],
  "households-listed": ["Saw the list of households", "money"],
  "invoice-read": ["Read an invoice", "money"],
  "invoices-listed": ["Saw the list of invoices", "money"],
  "invoice-issued": ["Issued an invoice", "money"],
  "fee-written-off": ["Wrote a fee off", "money"],
  "payment-started": ["Began a payment", "money"],
  "payment-settled": ["A payment was settled", "money"],
  "payment-failed": ["A payment failed", "money"],
  "refund-made": ["Gave money back", "money"],
  "receipt-downloaded": ["Downloaded a receipt", "money"],
  "export-made": ["Took out an export", "reading"],
  "audit-read": ["Read the audit log", "reading"],
  "card-saved": ["Saved a card", "money"],
  "split-rule-set": ["Changed who pays what", "money"],
  "service-changed": ["Changed a service", "practice"],
  "price-changed": ["Changed a price", "practice"],
  "settings-changed": ["Changed the settings", "practice"],
  "staff-ended": ["Ended somebody's access", "practice"],
  "staff-resumed": ["Gave access again", "practice"],
  "care-team-changed": ["Changed a care team", "practice"],
  "availability-changed": ["Changed hours", "sessions"],
  "calendar-feed-made": ["Made a calendar address", "sessions"],
  "calendar-feed-revoked": ["Revoked a calendar address", "sessions"],
  "external-calendar-added": ["Added another calendar", "sessions"],
  "external-calendar-removed": ["Removed another calendar", "sessions"],
  "mail-sent-again": ["Let a given-up mail be sent again", "practice"],
  "mail-put-aside": ["Put a given-up mail aside", "practice"],
  "job-run-again": ["Let given-up work run again", "practice"],
  "job-put-aside": ["Put given-up work aside", "practice"],
  "job-brought-back": ["Brought given-up work back", "practice"],
  "access-denied": ["Was refused", "denied"],
};

/** What an action of the log is called; one of another version by its own name. */
export const actionWords = (action: string): string => ACTIONS[action as AuditAction]?.[0] ?? action;

/** The actions of a group. */
export const actionsIn = (group: AuditGroup): AuditAction[] =>
  (Object.keys(ACTIONS) as AuditAction[]).filter((action) => ACTIONS[action][1] === group);

const OBJECTS: Partial<Record<AuditObject, string>> = {
  "form-response": "answers",
  "time-request": "question about a time",
  "form-version": "agreement",
  "progress-note": "session note",
  "invoice-share": "share of an invoice",
  "split-rule": "who pays what",
  route: "page",
  job: "background work",
};

export const objectWords = (kind: string): string =>
  OBJECTS[kind as AuditObject] ?? kind.replaceAll("-", " ");

/** Who else sees what an event was about. */
const AUDIENCES: Record<string, string> = {
  joint: "joint",
  private: "private",
  staff: "care team only",
  author: "author only",
};

export const audienceWords = (audience: string | null): string | null =>
  audience === null ? null : (AUDIENCES[audience] ?? audience);

export const roleWords = (role: string): string => (role === "none" ? "visitor or system" : role);

/** What somebody of the practice did with a client's record, after their name. `isOwn`: it is that client's alone. */
export function accessWords(action: string, isOwn: boolean): string {
  switch (action as AuditAction) {
    case "chart-read":
      return "opened the chart";
    case "answers-read":
      return isOwn ? "read your answers to a form" : "read answers to a form";
    case "answers-checked":
      return isOwn ? "checked your answers to a form" : "checked answers to a form";
    case "thread-read":
      return isOwn ? "read messages of yours alone" : "read messages";
    case "document-downloaded":
      return isOwn ? "opened a document of yours alone" : "opened a document";
    case "whereabouts-read":
      return "read where you were for a session";
    case "waive-reason-read":
      return "read why a fee was waived";
    case "note-read":
      return "opened a session note";
    case "emergency-access-opened":
      return "opened the record in an emergency, for an hour";
    case "emergency-access-ended":
      return "ended the emergency access";
    case "care-team-changed":
      return "gave the chart to another therapist";
    case "household-read":
      return "looked up how to reach everybody and who pays what";
    case "audit-read":
      return "looked up who opened the chart";
    default:
      return "took out an export";
  }
}
