import { randomUUID } from "node:crypto";
import { withClient } from "../../scripts/run/databases.mjs";
import { sealed } from "./sealed-floor";

const MESSAGES = 100;

/** Plain tables beside the application's, for the operations of the floor that write or that need unsealed text. */
export async function makeFloorTables(databaseUrl: string, threadIds: readonly string[]): Promise<void> {
  await withClient(
    databaseUrl,
    async (client: { query(text: string, values?: unknown[]): Promise<unknown> }) => {
      await client.query(`
      CREATE SCHEMA floor;
      CREATE TABLE floor.thread (id uuid PRIMARY KEY, last_seq int NOT NULL);
      CREATE TABLE floor.message (id uuid PRIMARY KEY, thread_id uuid NOT NULL, seq int NOT NULL,
        sender_name text NOT NULL, sent_at timestamptz NOT NULL, body text NOT NULL, UNIQUE (thread_id, seq));
      CREATE TABLE floor.sealed_message (LIKE floor.message INCLUDING ALL);
      ALTER TABLE floor.sealed_message ALTER COLUMN body TYPE bytea USING NULL;
      CREATE TABLE floor.booking (id uuid PRIMARY KEY, therapist_id uuid NOT NULL, during tstzrange NOT NULL,
        EXCLUDE USING gist (therapist_id WITH =, during WITH &&));
      CREATE TABLE floor.response (id uuid PRIMARY KEY, answers jsonb NOT NULL);
      CREATE TABLE floor.session (id uuid PRIMARY KEY);`);
      await client.query("INSERT INTO floor.thread SELECT unnest($1::uuid[]), 100", [threadIds]);
      await client.query(
        `INSERT INTO floor.message SELECT gen_random_uuid(), t.id, n, 'Robin', now(), repeat('Some plain words here. ', 13)
       FROM floor.thread t, generate_series(1, 100) n`,
      );
      for (const threadId of threadIds) {
        const ids = Array.from({ length: MESSAGES }, () => randomUUID());
        const bodies = ids.map((id) => sealed(id, threadId, "Some plain words here. ".repeat(13)));
        await client.query(
          `INSERT INTO floor.sealed_message SELECT m.id, $1, m.seq, 'Robin', now(), m.body
           FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS m (id, body, seq)`,
          [threadId, ids, bodies],
        );
      }
      await client.query("ANALYZE");
    },
  );
}

const RACES = `SELECT
  (SELECT count(*)::int FROM appointment a JOIN appointment b ON b.therapist_id = a.therapist_id AND b.id > a.id
     AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until
     WHERE a.status = 'booked' AND b.status = 'booked') AS "doubleBookings",
  (SELECT count(*)::int FROM (SELECT thread_id FROM message GROUP BY 1
     HAVING count(*) <> max(seq) OR min(seq) <> 1) gaps) AS "threadsWithGaps",
  (SELECT count(*)::int FROM message WHERE body_sealed IS NOT NULL) AS messages,
  (SELECT count(*)::int FROM appointment WHERE status = 'booked') AS appointments,
  (SELECT count(*)::int FROM form_response WHERE submitted_at IS NOT NULL) AS forms`;

export type Counts = {
  doubleBookings: number;
  threadsWithGaps: number;
  messages: number;
  appointments: number;
  forms: number;
};

/** What stands in the tables now. */
export function countRows(databaseUrl: string): Promise<Counts> {
  return withClient(
    databaseUrl,
    async (client: { query(text: string): Promise<{ rows: Counts[] }> }) =>
      (await client.query(RACES)).rows[0],
  );
}
