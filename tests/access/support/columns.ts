import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Canary } from "./canaries";

/** The columns that hold words somebody wrote about themself or somebody else, and a canary that lies in each. */
export const HOLDS: Record<string, Canary> = {
  "appointment.video_sealed": "ownVideo",
  "appointment.waive_reason_sealed": "waived",
  "attestation.address_sealed": "address",
  "attestation.reason_sealed": "heard",
  "emergency_access.reason_sealed": "emergency",
  "external_calendar.address_sealed": "calendar",
  "form_response.answers_sealed": "answerB",
  "form_response.draft_sealed": "answer",
  "kept_form.fields_sealed": "kept",
  "lead.note_sealed": "leadNote",
  "message.body_sealed": "message",
  "message_draft.body_sealed": "draftB",
  "note_addendum.content_sealed": "addendum",
  "progress_note.content_sealed": "note",
  "refund.note_sealed": "refundNote",
  "stored_file.about_sealed": "documentName",
  "stored_file.body_sealed": "document",
  "therapist.video_sealed": "video",
  "thread.subject_sealed": "subject",
};

/** The other columns that hold text or bytes, by why they need none. */
export const NO_CANARY: [why: string, columns: string[]][] = [
  [
    "how people are reached: sealed, and looked for as addresses and numbers of their own",
    [
      ...["person.email_sealed", "person.phone_sealed", "invitation.email_sealed", "lead.email_sealed"],
      ...["lead.phone_sealed", "one_time_token.email_sealed", "outbound_message.to_sealed"],
    ],
  ],
  [
    "mails and texts say nothing of what people write, and are read by the crawl",
    ["outbound_message.content_sealed", "outbound_message.subject"],
  ],
  [
    "who somebody is: every list of the practice shows it, and it stays in plain (docs/data-protection.md)",
    [
      ...[
        "person.chosen_name",
        "person.legal_name",
        "person.pronouns",
        "invitation.chosen_name",
        "lead.name",
      ],
      ...["lead.pronouns", "lead.partner_name", "chart.label", "signature.name", "progress_note.signed_name"],
    ],
  ],
  [
    "the state or zone somebody lives by, from a list",
    [
      ...["person.zone", "person.home_state", "lead.state", "appointment_member.state", "attestation.state"],
      ...["appointment_series.zone", "waitlist_entry.parts", "time_request_person.state"],
    ],
  ],
  [
    "a hash, a key or a signature of ours",
    [
      ...["person.email_index", "person.phone_index", "invitation.email_index", "one_time_token.email_index"],
      ...["recovery_code.code_hash", "passkey_challenge.challenge_hash", "auth_session.token_hash"],
      ...["auth_session.previous_token_hash", "one_time_token.token_hash", "one_time_token.code_hash"],
      ...[
        "invitation.token_hash",
        "calendar_feed.token_hash",
        "text_consent.phone_hash",
        "audit_seal.hash",
        "audit_event.mac",
      ],
      ...["form_version.sha256", "policy_text.sha256", "signature.text_sha256", "progress_note.sha256"],
      ...["stored_file.content_hash", "data_key.wrapped", "credential.secret", "credential.secret_sealed"],
      ...["credential.public_key", "credential.passkey_id", "known_device.mark"],
    ],
  ],
  [
    "a name of ours, from a closed list or made by chance",
    [
      ...["audit_event.acting_role", "audit_event.action", "audit_event.object_kind", "audit_event.audience"],
      ...["audit_event.request_id", "data_key.kek_id", "compartment.ref", "rate_limit.key"],
      ...["outbound_message.template", "outbound_message.dedupe_key", "outbound_message.last_error"],
      ...["appointment.reference", "appointment.request_key", "appointment_series.request_key"],
      ...["thread.request_key", "ledger_entry.reason", "credential.transports", "external_calendar.problem"],
      ...["signature.intent", "text_consent.wording", "invoice_line.description"],
      ...["split_rule.parts"],
    ],
  ],
  [
    "what Stripe calls it, and what a card is known by",
    [
      ...[
        "payer.stripe_customer_id",
        "payer.stripe_payment_method_id",
        "payer.card_brand",
        "payer.card_last4",
      ],
      ...["payment.stripe_checkout_session_id", "payment.stripe_payment_intent_id", "payment.decline_reason"],
      ...["payment.card_brand", "payment.card_last4", "refund.stripe_refund_id", "stripe_event.id"],
      ...["stripe_event.type", "stripe_event.object_id", "stripe_event.outcome"],
    ],
  ],
  [
    "the device and the network address of whoever signed in or signed; the audit log has it shortened",
    [
      "auth_session.user_agent",
      "auth_session.address",
      "signature.user_agent",
      "signature.address",
      "audit_event.address",
    ],
  ],
  ["what its owner calls a device or a calendar of theirs", ["credential.label", "external_calendar.label"]],
  [
    "what the practice publishes or says of itself",
    [
      ...["practice.name", "practice.short_name", "practice.tagline", "practice.email", "practice.phone"],
      ...["practice.address_line", "practice.city", "practice.state", "practice.postal_code", "practice.ein"],
      ...["practice.zone", "practice.states", "practice.directory_url", "practice.video_hosts"],
      ...["practice_holiday.name", "policy_text.title", "policy_text.text", "form_template.slug"],
      ...["form_template.title", "form_version.definition", "service.slug", "service.name"],
      ...[
        "service.description",
        "therapist.slug",
        "therapist.credentials",
        "therapist.npi",
        "therapist.intro",
      ],
      ...["therapist.approach", "therapist.first_session", "therapist.languages", "therapist.specialties"],
      ...["licence.state", "licence.number"],
    ],
  ],
];

const SCHEMA = "prisma/schema";
const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;
const COLUMN = /^ {2}(\w+) +(?:String|Bytes|Json)(?:\[\]|\?)?(?: (.*))?$/gm;

const mapped = (words = ""): string | undefined => /@map\("(\w+)"\)/.exec(words)?.[1];

/** Every column of the schema that can hold words, ids aside: `table.column`. */
export function columnsOfWords(): string[] {
  const texts = readdirSync(SCHEMA).map((file) => readFileSync(path.join(SCHEMA, file), "utf8"));
  return texts.flatMap((text) =>
    [...text.matchAll(MODEL)].flatMap(([, model = "", body = ""]) =>
      [...body.matchAll(COLUMN)]
        .filter(([, , rest = ""]) => !rest.includes("@db.Uuid"))
        .map(([, name = "", rest]) => `${tableOf(body, model)}.${mapped(rest) ?? name}`),
    ),
  );
}

const tableOf = (body: string, model: string): string => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model;
