import type { Actor } from "#app/domain/shared/actor";
import { preparedRead } from "#app/platform/db/pool.server";
import type { ThreadAudience } from "../audience";
import { MAY_READ_THREAD, therapistIdOf } from "./thread-access.server";

export type Sender = { personId: string; name: string };

type MessageRow = {
  id: string;
  seq: number;
  senderId: string;
  clientId: string;
  sentAt: Date;
  bodySealed: Buffer;
};

export type ThreadRow = {
  threadId: string;
  chartId: string;
  chartLabel: string;
  audience: ThreadAudience;
  memberPersonId: string | null;
  lastSeq: number;
  /** Up to which message the actor has read; 0 before the first. */
  readSeq: number;
  compartmentId: string;
  subjectSealed: Buffer;
  isMember: boolean;
  draftSealed: Buffer | null;
  draftSavedAt: Date | null;
  readers: { name: string; seq: number }[] | null;
  senders: Sender[] | null;
  /** The newest 200, oldest first. */
  messages: MessageRow[];
  replyBusinessDays: number;
};

type Found = Omit<ThreadRow, "messages"> & { messages: string | null };

/** What parts the fields of a message, and one message from the next; in ids, numbers and hex there is neither. */
const FIELD = ",";
const NEXT = ";";

/** $1 the person, $2 their therapist id or null, $3 the thread. The messages come as one text, which costs half of a row each. */
const THREAD = `
  WITH head AS (
    SELECT t.*, ch.label AS chart_label,
           EXISTS (SELECT 1 FROM chart_member me
             WHERE me.chart_id = t.chart_id AND me.person_id = $1::uuid AND me.left_at IS NULL) AS is_member,
           CASE WHEN t.audience = 'joint' THEN (
             SELECT cm.sees_joint_from FROM chart_member cm
             WHERE cm.chart_id = t.chart_id AND cm.person_id = $1::uuid AND cm.left_at IS NULL
               AND NOT ($2::uuid IS NOT NULL AND EXISTS (SELECT 1 FROM care_team ct WHERE ct.chart_id = t.chart_id
                 AND ct.therapist_id = $2::uuid AND ct.valid_until IS NULL))) END AS sees_from
    FROM thread t JOIN chart ch ON ch.id = t.chart_id
    WHERE t.id = $3::uuid AND ${MAY_READ_THREAD}
  ),
  newest AS (
    SELECT m.id, m.seq, m.sender_id, m.client_id, m.sent_at, m.body_sealed
    FROM head JOIN message m ON m.thread_id = head.id
    WHERE m.withdrawn_at IS NULL AND (head.sees_from IS NULL OR m.sent_at >= head.sees_from)
    ORDER BY m.seq DESC LIMIT 200
  )
  SELECT head.id AS "threadId", head.chart_id AS "chartId", head.chart_label AS "chartLabel",
         head.audience::text AS audience, head.member_person_id AS "memberPersonId", head.last_seq AS "lastSeq",
         head.compartment_id AS "compartmentId", head.subject_sealed AS "subjectSealed", head.is_member AS "isMember",
         COALESCE((SELECT r.last_read_seq FROM thread_reader r
           WHERE r.thread_id = head.id AND r.person_id = $1::uuid), 0) AS "readSeq",
         d.body_sealed AS "draftSealed", d.saved_at AS "draftSavedAt",
         (SELECT json_agg(json_build_object('name', p.chosen_name, 'seq', COALESCE(r.last_read_seq, 0)) ORDER BY o.rank)
          FROM (
            SELECT m.person_id, m.join_order AS rank FROM chart_member m
            WHERE m.chart_id = head.chart_id AND m.left_at IS NULL
              AND (head.audience = 'joint' OR m.person_id = head.member_person_id)
            UNION ALL
            SELECT th.person_id, 1000 FROM care_team c JOIN therapist th ON th.id = c.therapist_id
            WHERE c.chart_id = head.chart_id AND c.valid_until IS NULL
          ) o JOIN person p ON p.id = o.person_id
          LEFT JOIN thread_reader r ON r.thread_id = head.id AND r.person_id = o.person_id
          WHERE o.person_id <> $1::uuid) AS readers,
         (SELECT json_agg(json_build_object('personId', p.id, 'name', p.chosen_name))
          FROM person p WHERE p.id IN (SELECT sender_id FROM newest)) AS senders,
         (SELECT string_agg(concat_ws('${FIELD}', n.id, n.seq, n.sender_id, n.client_id, extract(epoch FROM n.sent_at),
                                      encode(n.body_sealed, 'hex')), '${NEXT}' ORDER BY n.seq)
          FROM newest n) AS messages,
         (SELECT reply_business_days FROM practice LIMIT 1) AS "replyBusinessDays"
  FROM head LEFT JOIN message_draft d ON d.thread_id = head.id AND d.person_id = $1::uuid`;

/** A thread as the actor may read it, in one statement; null when it is not there or not theirs. */
export async function threadRow(actor: Actor, threadId: string): Promise<ThreadRow | null> {
  const values = [actor.personId, therapistIdOf(actor), threadId];
  const [row] = await preparedRead<Found>("thread", THREAD, values);
  return row ? { ...row, messages: row.messages?.split(NEXT).map(messageOf) ?? [] } : null;
}

function messageOf(text: string): MessageRow {
  const [id = "", seq, senderId = "", clientId = "", sentAtSeconds, body = ""] = text.split(FIELD);
  const sentAt = new Date(Math.round(Number(sentAtSeconds) * 1000));
  return { id, seq: Number(seq), senderId, clientId, sentAt, bodySealed: Buffer.from(body, "hex") };
}
