import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts, openTextsOrNull } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { ThreadAudience } from "./audience";
import { messagePlace } from "./internal/message-place.server";
import { CHARTS_OF_READER, MAY_READ_THREAD, therapistIdOf } from "./internal/thread-access.server";
import { type Sender, type ThreadRow, threadRow } from "./internal/thread-rows.server";
import { type UndoableMessage, undoableOf } from "./undo-window";
import { sendersInWords, type UnreadOfSender } from "./unread-words";

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

/** The threads the reader may read, with what of each they have read. $1 person · $2 their therapist id or null */
const READABLE = `
  FROM thread t
  LEFT JOIN thread_reader r ON r.thread_id = t.id AND r.person_id = $1::uuid
  LEFT JOIN LATERAL (
    SELECT COALESCE(MIN(m.seq), t.last_seq + 1) AS from_seq
    FROM message m JOIN chart_member cm ON cm.chart_id = t.chart_id AND cm.person_id = $1::uuid
    WHERE r.thread_id IS NULL AND m.thread_id = t.id AND m.sent_at >= cm.sees_joint_from
  ) own ON r.thread_id IS NULL AND $2::uuid IS NULL`;

const MAY_READ = `t.chart_id = ANY (ARRAY(${CHARTS_OF_READER})) AND ${MAY_READ_THREAD}`;

const IS_UNREAD = `n.thread_id = t.id AND n.withdrawn_at IS NULL
            AND n.seq > COALESCE(r.last_read_seq, own.from_seq - 1, 0)`;

/**
 * $3 one chart or null. Names are looked up for each thread: joined, Postgres would rather read those of the whole practice.
 */
const LIST = `
  SELECT t.id AS "threadId", t.chart_id AS "chartId", t.audience::text AS audience, t.last_at AS "lastAt",
         (SELECT ch.label FROM chart ch WHERE ch.id = t.chart_id) AS "chartLabel",
         (SELECT p.chosen_name FROM person p WHERE p.id = t.member_person_id) AS "memberName",
         (SELECT p.chosen_name FROM person p WHERE p.id = t.last_sender_id) AS "lastSenderName",
         t.last_sender_id = $1::uuid AS "lastIsOwn",
         t.compartment_id AS "compartmentId", t.subject_sealed AS "subjectSealed",
         (SELECT count(*)::int FROM message n WHERE ${IS_UNREAD}) AS unread,
         (SELECT count(*) > 0 FROM chart_member w WHERE w.chart_id = t.chart_id AND w.person_id = t.last_sender_id)
           AS "needsReply"
  ${READABLE}
  WHERE ${MAY_READ} AND ($3::uuid IS NULL OR t.chart_id = $3::uuid)
  ORDER BY t.last_at DESC LIMIT 200`;

/** The threads the actor may read, newest first; of one chart when named. Counts what is unread, never reads bodies. */
export async function listThreads(actor: Actor, chartId: string | null = null): Promise<ThreadSummary[]> {
  const rows = await summaryRows(actor, chartId);
  const subjects = await openTexts(db, rows.map(subjectOf));
  return rows.map(({ compartmentId: _, subjectSealed: __, ...row }, index) => ({
    ...row,
    lastAt: row.lastAt.toISOString(),
    subject: subjects[index] ?? "",
  }));
}

/** The same over all of the actor's charts, as a therapist or as a member; that they saw the subjects is recorded. */
export async function listThreadsAs(
  actor: Actor,
  actingRole: "therapist" | "client",
): Promise<ThreadSummary[]> {
  const threads = await listThreads(actor);
  if (threads.length > 0)
    await recordReading(actor, { action: "threads-listed", objectKind: "thread", actingRole });
  return threads;
}

const summaryRows = (actor: Actor, chartId: string | null): Promise<SummaryRow[]> =>
  preparedRead<SummaryRow>("thread-list", LIST, [actor.personId, therapistIdOf(actor), chartId]);

const subjectOf = (row: { threadId: string; compartmentId: string; subjectSealed: Buffer }) => ({
  place: {
    compartmentId: row.compartmentId,
    table: "thread",
    column: "subject_sealed",
    rowId: row.threadId,
  },
  sealed: row.subjectSealed,
});

/** What is unread of each thread from each of its senders, newest first. */
const UNREAD = `
  SELECT t.id AS "threadId", news.sender_id AS "senderId", news.count,
         (SELECT p.chosen_name FROM person p WHERE p.id = news.sender_id) AS "chosenName"
  ${READABLE}
  CROSS JOIN LATERAL (
    SELECT n.sender_id, count(*)::int AS count, MAX(n.sent_at) AS at FROM message n
    WHERE ${IS_UNREAD} GROUP BY n.sender_id
  ) news
  WHERE ${MAY_READ}
  ORDER BY news.at DESC LIMIT 200`;

/** What waits to be read: how much, in which thread first, and from whom as words. Never what it says. */
export type Unread = { count: number; threadId: string; from: string };

/** Null when the actor has read everything. */
export async function unreadSummary(actor: Actor): Promise<Unread | null> {
  const rows = await preparedRead<UnreadOfSender & { threadId: string }>("unread-summary", UNREAD, [
    actor.personId,
    therapistIdOf(actor),
  ]);
  const [newest] = rows;
  if (!newest) return null;
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return { count, threadId: newest.threadId, from: sendersInWords(rows) };
}

export type ThreadMessage = { seq: number; sender: Sender; sentAt: string; body: string };

export type ThreadView = {
  threadId: string;
  chartId: string;
  chartLabel: string;
  subject: string;
  audience: ThreadAudience;
  lastSeq: number;
  /** Somebody else wrote what the reader has not read. */
  hasUnread: boolean;
  /** Highest number that everybody else among the readers has at least one of them read. */
  readByOthers: { name: string; seq: number }[];
  messages: ThreadMessage[];
  draft: { body: string; savedAt: string } | null;
  /** What the reader has just sent and may still take back. */
  undoable: UndoableMessage | null;
  /** Everybody else who can read this thread, by chosen name. */
  otherReaders: string[];
  /** Within how many business days the practice says it answers. */
  replyBusinessDays: number;
};

/**
 * One thread with its newest 200 messages, oldest first. A member who joined later gets the messages since the date
 * they see joint items from. Every reading is audited. Raises "not-found" for a thread that is not there
 * or not theirs to read.
 */
export async function readThread(
  actor: Actor,
  threadId: string,
  clock: Clock = realClock,
): Promise<ThreadView> {
  const row = await threadRow(actor, threadId);
  if (!row) throw notFound();
  const { compartmentId } = row;
  const bodies = row.messages.map((message) => ({
    place: messagePlace(compartmentId, { ...message, threadId }),
    sealed: message.bodySealed,
  }));
  const draft = row.draftSealed
    ? [{ place: draftPlace(compartmentId, threadId, actor.personId), sealed: row.draftSealed }]
    : [];
  const texts = await openTextsOrNull(db, [subjectOf(row), ...bodies, ...draft]);
  await recordThreadRead(actor, row);
  const readByOthers = row.readers ?? [];
  const senders = new Map((row.senders ?? []).map((one) => [one.personId, one]));
  const messages = row.messages.map(({ seq, senderId, sentAt }, index) => ({
    seq,
    sender: senders.get(senderId) ?? { personId: senderId, name: "" },
    sentAt: sentAt.toISOString(),
    body: texts[index + 1] ?? NOT_AS_SENT,
  }));
  return {
    threadId: row.threadId,
    chartId: row.chartId,
    chartLabel: row.chartLabel,
    audience: row.audience,
    lastSeq: row.lastSeq,
    hasUnread: messages.some(({ seq, sender }) => seq > row.readSeq && sender.personId !== actor.personId),
    subject: texts[0] ?? NOT_AS_SENT,
    readByOthers,
    otherReaders: readByOthers.map((reader) => reader.name),
    messages,
    undoable: undoableOf(messages, actor.personId, readByOthers, clock()),
    draft: row.draftSavedAt ? { body: texts.at(-1) ?? "", savedAt: row.draftSavedAt.toISOString() } : null,
    replyBusinessDays: row.replyBusinessDays,
  };
}

/** Stands where something was changed that is no longer what its writer sealed. */
const NOT_AS_SENT = "This is not as it was sent, and is not shown. Please tell your practice.";

const recordThreadRead = (actor: Actor, head: ThreadRow): Promise<void> =>
  recordReading(actor, {
    action: "thread-read",
    objectKind: "thread",
    objectId: head.threadId,
    chartId: head.chartId,
    subjectPersonId: head.memberPersonId,
    audience: head.audience,
    actingRole: head.isMember ? "client" : "therapist",
  });

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
  const theirs = await preparedRead<{ chart_id: string }>("charts-of-reader", CHARTS_OF_READER, [
    actor.personId,
    therapistId,
  ]);
  const charts = await db.chart.findMany({
    where: {
      id: { in: theirs.map((row) => row.chart_id) },
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
