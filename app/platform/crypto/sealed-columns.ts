/** A column of sealed values, and how to tell the place each one was sealed for. SQL, over the row `r`. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The row's id as the place has it. */
  rowId: string;
  compartmentId: string;
  /** What else of the row a value is bound to, as an array of texts; or NULL. */
  boundTo: string;
  /** Values that are large are taken fewer at a time. */
  batch: number;
};

const MANY = 200;

const column = (table: string, name: string, own: Partial<SealedColumn> = {}): SealedColumn => ({
  ...{ table, column: name, rowId: "r.id::text", compartmentId: "r.compartment_id::text" },
  ...{ boundTo: "NULL::text[]", batch: MANY },
  ...own,
});

const OF_THREAD = "(SELECT t.compartment_id::text FROM thread t WHERE t.id = r.thread_id)";

/** In the order of `messagePlace`. */
const OF_MESSAGE = `ARRAY[r.thread_id::text, r.sender_id::text, r.client_id::text,
  to_char(r.sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')]`;

/** SQL for the compartment of somebody's own things. */
const accountOf = (person: string): string =>
  `(SELECT c.id::text FROM compartment c WHERE c.ref = 'account:' || ${person})`;

/** Of contact details there is one compartment. */
const DIRECTORY = { compartmentId: "(SELECT c.id::text FROM compartment c WHERE c.ref = 'directory')" };

/** Every column of the database that ends in `_sealed`; a test compares. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  column("appointment", "video_sealed", {
    compartmentId: accountOf("(SELECT t.person_id::text FROM therapist t WHERE t.id = r.therapist_id)"),
  }),
  column("appointment", "waive_reason_sealed", { compartmentId: "r.waive_compartment_id::text" }),
  column("attestation", "address_sealed"),
  column("attestation", "reason_sealed"),
  column("credential", "secret_sealed"),
  column("emergency_access", "reason_sealed"),
  column("external_calendar", "address_sealed"),
  column("form_response", "answers_sealed"),
  column("form_response", "draft_sealed"),
  column("invitation", "email_sealed", DIRECTORY),
  column("kept_form", "fields_sealed"),
  column("lead", "email_sealed", DIRECTORY),
  column("lead", "note_sealed"),
  column("lead", "phone_sealed", DIRECTORY),
  column("message", "body_sealed", { compartmentId: OF_THREAD, boundTo: OF_MESSAGE }),
  column("message_draft", "body_sealed", {
    rowId: "r.thread_id::text || ':' || r.person_id::text",
    compartmentId: OF_THREAD,
  }),
  column("note_addendum", "content_sealed"),
  column("one_time_token", "email_sealed", DIRECTORY),
  column("outbound_message", "content_sealed"),
  column("outbound_message", "to_sealed"),
  column("person", "email_sealed", DIRECTORY),
  column("person", "phone_sealed", DIRECTORY),
  column("progress_note", "content_sealed"),
  column("refund", "note_sealed", {
    compartmentId: accountOf("(SELECT p.person_id::text FROM payment p WHERE p.id = r.payment_id)"),
  }),
  column("stored_file", "about_sealed"),
  column("stored_file", "body_sealed", { batch: 4 }),
  column("therapist", "video_sealed", { compartmentId: accountOf("r.person_id::text") }),
  column("thread", "subject_sealed"),
];
