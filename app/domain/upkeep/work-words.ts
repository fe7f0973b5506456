import type { GivenUpWork } from "./background-work";

/** Every job of the house, in the words of an office. */
export const WORK_WORDS: Record<string, string> = {
  "accounts.forget-old": "Forget old sign-ins and links",
  "accounts.send-email-change": "Send a mail to a new address",
  "accounts.send-reset-mail": "Send a mail to set a new password",
  "accounts.send-sign-in-mail": "Send a sign-in mail",
  "audit.seal-events": "Seal the audit log",
  "billing.appointment-closed": "Make the invoice of a session",
  "billing.statement-ready": "Tell somebody of their invoice",
  "billing.send-receipt": "Send a receipt",
  "billing.refund-made": "Tell somebody of a refund",
  "billing.check-payment": "Ask Stripe about a payment",
  "billing.check-refund": "Ask Stripe about a refund",
  "billing.reconcile-payments": "Compare payments with Stripe",
  "charts.name-changed": "Put a new name on a household",
  "charts.scan-document": "Check a file for viruses",
  "charts.scan-waiting-documents": "Look for files that wait to be checked",
  "mail.send": "Send a mail or text",
  "intake.open-packet": "Open somebody’s forms",
  "messaging.notify-readers": "Tell somebody of a new message",
  "scheduling.offer-freed-slot": "Offer a time that became free",
  "scheduling.expire-request": "End a question that nobody answered",
  "practice.warn-of-licences": "Warn of licenses that end",
  "scheduling.read-external-calendar": "Read a therapist’s other calendar",
  "scheduling.read-external-calendars": "Look for other calendars to read",
  "scheduling.send-due-reminders": "Remind people of their sessions",
};

/** What a job does; one of another version by its own name. */
export const workWords = (job: string): string =>
  Object.hasOwn(WORK_WORDS, job) ? (WORK_WORDS[job] ?? job) : job;

const MAILS: Record<string, string> = {
  "cannot-join": "That somebody cannot join a session",
  "calendar-away": "That another calendar cannot be read",
  "appointment-reminder": "A reminder of a session",
  "email-change": "A link to a new e-mail address",
  "emergency-notice": "That a record was opened in an emergency",
  "hand-over": "That a record has another lead",
  invitation: "An invitation",
  "licence-ends": "That a license ends soon",
  "password-reset": "A link to set a new password",
  "payment-received": "A receipt",
  "refund-made": "That money was given back",
  "security-notice": "That something about signing in changed",
  "sign-in": "A link and code to sign in",
  "asking-changed": "That somebody is asked before times are taken, or no longer",
  "statement-ready": "That an invoice is there",
  "time-answered": "That nothing came of a question about a time",
  "time-asked": "A question about a time",
};

/** What a mail or text is; one without words of its own by its template's name. */
export function messageWords({ channel, template }: { channel: "mail" | "text"; template: string }): string {
  const words = Object.hasOwn(MAILS, template) ? MAILS[template] : undefined;
  const what = words ?? template.replaceAll("-", " ");
  return channel === "text" ? `${what}, by text` : what;
}

/** The codes of whoever carries texts that somebody of the office can do something about. */
const UNSENT: Record<string, string> = {
  "21211": "That is no number texts can go to (21211)",
  "21610": "Texts to this number were stopped by its owner (21610)",
  "21614": "That number takes no texts (21614)",
};

export const unsentReason = (code: string): string => UNSENT[code] ?? code;

const REASONS: Record<string, string> = {
  "took-too-long": "It took too long, or the server ended meanwhile",
  "no-handler": "This version of the portal does not know it",
  stopped: "The server was stopped meanwhile",
};

/** Why it was given up: a sentence where there is one, otherwise what whoever runs the server looks for. */
export function reasonWords({ error, code }: GivenUpWork["failure"]): string {
  const known = REASONS[code ?? error];
  if (known) return known;
  return code && error === "Error" ? code : [error, code].filter(Boolean).join(", ");
}
