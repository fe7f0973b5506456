import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { ThreadAudience } from "./audience";
import { MAY_READ_THREAD, therapistIdOf } from "./internal/thread-access.server";
import { type UndoableMessage, undoableOf } from "./undo-window";

export type ThreadSummary = {
  threadId: string;
  chartId: string;
  chartLabel: string;
  subject: string;
  audience: ThreadAudience;
  /** The member a private thread belongs to; null for a joint one. */
  memberName: string | null;
  lastAt: string;
  lastSenderName: string;
  /** The reader wrote last. */
  lastIsOwn: boolean;
  unread: number;
  /** A member of the chart wrote last: the care team has not answered. */
  needsReply: boolean;
};

type SummaryRow = Omit<ThreadSummary, "subject" | "lastAt"> & {
  compartmentId: string;
  subjectSealed: Buffer;
  lastAt: Date;
};

const LIST = `
  SELECT t.id AS "threadId", t.chart_id AS "chartId", ch.label AS "chartLabel", t.audience::text AS audience,
         member.chosen_name AS "memberName", t.last_at AS "lastAt", sender.chosen_name AS "lastSenderName",
         t.last_sender_id = $1::uuid AS "lastIsOwn",
         t.compartment_id AS "compartmentId", t.subject_sealed AS "subjectSealed",
         (SELECT count(*)::int FROM message n WHERE n.thread_id = t.id AND n.withdrawn_at IS NULL
            AND n.seq > COALESCE(r.last_read_seq, own.from_seq - 1, 0)) AS unread,
         EXISTS (SELECT 1 FROM chart_member w WHERE w.chart_id = t.chart_id AND w.person_id = t.last_sender_id)
           AS "needsReply"
  FROM thread t
  JOIN chart ch ON ch.id = t.chart_id
  LEFT JOIN person member ON member.id = t.member_person_id
  LEFT JOIN person sender ON sender.id = t.last_sender_id
  LEFT JOIN thread_reader r ON r.thread_id = t.id AND r.person_id = $1::uuid
  LEFT JOIN LATERAL (
    SELECT COALESCE(MIN(m.seq), t.last_seq + 1) AS from_seq
    FROM message m JOIN chart_member cm ON cm.chart_id = t.chart_id AND cm.person_id = $1::uuid
    WHERE r.thread_id IS NULL AND m.thread_id = t.id AND m.sent_at >= cm.sees_joint_from
  ) own ON r.thread_id IS NULL AND $2::uuid IS NULL
  WHERE ${MAY_READ_THREAD} AND ($3::uuid IS NULL OR t.chart_id = $3::uuid)
  ORDER BY t.last_at DESC LIMIT 200`;

/** The threads the actor may read, newest first; of one chart when named. Counts what is unread, never reads bodies. */
export async function listThreads(actor: Actor, chartId: string | null = null): Promise<ThreadSummary[]> {
  const rows = await preparedRead<SummaryRow>("thread-list", LIST, [
    actor.personId,
    therapistIdOf(actor),
    chartId,
  ]);
  const subjects = await openTexts(db, rows.map(subjectOf));
  return rows.map(({ compartmentId: _, subjectSealed: __, ...row }, index) => ({
    ...row,
    lastAt: row.lastAt.toISOString(),
    subject: subjects[index] ?? "",
  }));
}

const subjectOf = (row: { threadId: string; compartmentId: string; subjectSealed: Buffer }) => ({
  place: {
    compartmentId: row.compartmentId,
    table: "thread",
    column: "subject_sealed",
    rowId: row.threadId,
  },
  sealed: row.subjectSealed,
});

/** What waits to be read: how much, in which thread first, from whom. Never what it says. */
export type Unread = { count: number; threadId: string; from: string };

/** Null when the actor has read everything. */
export async function unreadSummary(actor: Actor): Promise<Unread | null> {
  const threads = (await listThreads(actor)).filter((thread) => thread.unread > 0);
  const [newest] = threads;
  if (!newest) return null;
  const count = threads.reduce((sum, thread) => sum + thread.unread, 0);
  return { count, threadId: newest.threadId, from: newest.lastSenderName };
}

export type ThreadMessage = {
  id: string;
  seq: number;
  senderId: string;
  senderName: string;
  sentAt: string;
  body: string;
};

export type ThreadView = {
  threadId: string;
  chartId: string;
  chartLabel: string;
  subject: string;
  audience: ThreadAudience;
  memberPersonId: string | null;
  lastSeq: number;
  /** Highest number that everybody else among the readers has at least one of them read. */
  readByOthers: { name: string; seq: number }[];
  messages: ThreadMessage[];
  draft: { body: string; savedAt: string } | null;
  /** What the reader has just sent and may still take back. */
  undoable: UndoableMessage | null;
  /** Everybody else who can read this thread, by chosen name. */
  otherReaders: string[];
};

const HEAD = `
  SELECT t.id AS "threadId", t.chart_id AS "chartId", ch.label AS "chartLabel", t.audience::text AS audience,
         t.member_person_id AS "memberPersonId", t.last_seq AS "lastSeq", t.compartment_id AS "compartmentId",
         t.subject_sealed AS "subjectSealed",
         EXISTS (SELECT 1 FROM chart_member me
           WHERE me.chart_id = t.chart_id AND me.person_id = $1::uuid AND me.left_at IS NULL) AS "isMember",
         (SELECT cm.sees_joint_from FROM chart_member cm
          WHERE cm.chart_id = t.chart_id AND cm.person_id = $1::uuid AND cm.left_at IS NULL
            AND NOT ($2::uuid IS NOT NULL AND EXISTS (SELECT 1 FROM care_team ct WHERE ct.chart_id = t.chart_id
              AND ct.therapist_id = $2::uuid AND ct.valid_until IS NULL))) AS "seesFrom",
         d.body_sealed AS "draftSealed", d.saved_at AS "draftSavedAt",
         (SELECT json_agg(json_build_object('name', p.chosen_name, 'seq', COALESCE(r.last_read_seq, 0)) ORDER BY o.rank)
          FROM (
            SELECT m.person_id, m.join_order AS rank FROM chart_member m
            WHERE m.chart_id = t.chart_id AND m.left_at IS NULL
              AND (t.audience = 'joint' OR m.person_id = t.member_person_id)
            UNION ALL
            SELECT th.person_id, 1000 FROM care_team c JOIN therapist th ON th.id = c.therapist_id
            WHERE c.chart_id = t.chart_id AND c.valid_until IS NULL
          ) o JOIN person p ON p.id = o.person_id
          LEFT JOIN thread_reader r ON r.thread_id = t.id AND r.person_id = o.person_id
          WHERE o.person_id <> $1::uuid) AS readers
  FROM thread t
  JOIN chart ch ON ch.id = t.chart_id
  LEFT JOIN message_draft d ON d.thread_id = t.id AND d.person_id = $1::uuid
  WHERE t.id = $3::uuid AND ${MAY_READ_THREAD}`;

type HeadRow = {
  threadId: string;
  chartId: string;
  chartLabel: string;
  audience: ThreadAudience;
  memberPersonId: string | null;
  lastSeq: number;
  compartmentId: string;
  subjectSealed: Buffer;
  isMember: boolean;
  seesFrom: Date | null;
  draftSealed: Buffer | null;
  draftSavedAt: Date | null;
  readers: { name: string; seq: number }[] | null;
};

const MESSAGES = `
  SELECT m.id, m.seq, m.sender_id AS "senderId", p.chosen_name AS "senderName", m.sent_at AS "sentAt",
         m.body_sealed AS "bodySealed"
  FROM message m JOIN person p ON p.id = m.sender_id
  WHERE m.thread_id = $1::uuid AND m.withdrawn_at IS NULL AND ($2::timestamptz IS NULL OR m.sent_at >= $2::timestamptz)
  ORDER BY m.seq DESC LIMIT 200`;

type MessageRow = Omit<ThreadMessage, "body" | "sentAt"> & { sentAt: Date; bodySealed: Buffer };

/**
 * One thread with its newest 200 messages, oldest first. A member who joined later gets the messages since the date
 * they see joint items from. A reading by the care team is audited. Raises "not-found" for a thread that is not there
 * or not theirs to read.
 */
export async function readThread(
  actor: Actor,
  threadId: string,
  clock: Clock = realClock,
): Promise<ThreadView> {
  const [head] = await preparedRead<HeadRow>("thread-head", HEAD, [
    actor.personId,
    therapistIdOf(actor),
    threadId,
  ]);
  if (!head) throw notFound();
  const since = head.audience === "joint" ? head.seesFrom : null;
  const rows = (await preparedRead<MessageRow>("thread-messages", MESSAGES, [threadId, since])).reverse();
  const { compartmentId } = head;
  const bodies = rows.map((row) => ({
    place: { compartmentId, table: "message", column: "body_sealed", rowId: row.id },
    sealed: row.bodySealed,
  }));
  const draft = head.draftSealed
    ? [{ place: draftPlace(compartmentId, threadId, actor.personId), sealed: head.draftSealed }]
    : [];
  const texts = await openTexts(db, [subjectOf(head), ...bodies, ...draft]);
  if (!head.isMember) await recordReading(actor, head);
  const readByOthers = head.readers ?? [];
  const messages = rows.map(({ bodySealed: _, sentAt, ...row }, index) => ({
    ...row,
    sentAt: sentAt.toISOString(),
    body: texts[index + 1] ?? "",
  }));
  return {
    threadId: head.threadId,
    chartId: head.chartId,
    chartLabel: head.chartLabel,
    audience: head.audience,
    memberPersonId: head.memberPersonId,
    lastSeq: head.lastSeq,
    subject: texts[0] ?? "",
    readByOthers,
    otherReaders: readByOthers.map((reader) => reader.name),
    messages,
    undoable: undoableOf(messages, actor.personId, readByOthers, clock()),
    draft: head.draftSavedAt ? { body: texts.at(-1) ?? "", savedAt: head.draftSavedAt.toISOString() } : null,
  };
}

const recordReading = (actor: Actor, head: HeadRow): Promise<void> =>
  inTransaction((tx) =>
    recordEvent(tx, actor, {
      action: "thread-read",
      objectKind: "thread",
      objectId: head.threadId,
      chartId: head.chartId,
      subjectPersonId: head.memberPersonId,
      audience: head.audience,
      actingRole: "therapist",
    }),
  );

export const draftPlace = (compartmentId: string, threadId: string, personId: string) => ({
  compartmentId,
  table: "message_draft",
  column: "body_sealed",
  rowId: `${threadId}:${personId}`,
});

export type MessagingChart = {
  chartId: string;
  label: string;
  members: { personId: string; chosenName: string }[];
  careTeam: string[];
};

/** The charts in which the actor may open a thread, with who would be able to read it. */
export async function chartsToWriteIn(actor: Actor): Promise<MessagingChart[]> {
  const therapistId = therapistIdOf(actor);
  const charts = await db.chart.findMany({
    where: {
      status: { not: "discharged" },
      OR: [
        { members: { some: { personId: actor.personId, leftAt: null } } },
        ...(therapistId ? [{ careTeam: { some: { therapistId, validUntil: null } } }] : []),
      ],
    },
    orderBy: { label: "asc" },
    select: {
      id: true,
      label: true,
      members: {
        where: { leftAt: null },
        orderBy: { joinOrder: "asc" },
        select: { personId: true, person: { select: { chosenName: true } } },
      },
      careTeam: {
        where: { validUntil: null },
        select: { therapist: { select: { person: { select: { chosenName: true } } } } },
      },
    },
  });
  return charts.map((chart) => ({
    chartId: chart.id,
    label: chart.label,
    members: chart.members.map(({ personId, person }) => ({ personId, chosenName: person.chosenName })),
    careTeam: chart.careTeam.map(({ therapist }) => therapist.person.chosenName),
  }));
}
