import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { Prisma } from "#app/platform/db/generated/client";
import type { AuditAction } from "./audit-actions";
import type { AccessEntry, AuditPage, AuditRow } from "./audit-list";
import { accessWords, actionsIn } from "./audit-words";
import { eventRows } from "./internal/event-rows.server";
import { recordReading } from "./record-reading.server";

const PAGE = 50;

/** From then on somebody else reads the chart. */
const OPENS_TO_ANOTHER: AuditAction = "care-team-changed";

/**
 * Who looked at a chart and who changed it, for a therapist of its care team; what its members pay is told elsewhere, and
 * when clients read what is theirs is nobody's to follow.
 * Raises "not-found".
 */
export async function chartAccess(
  actor: Actor,
  { chartId, before }: { chartId: string; before: string | null },
): Promise<AuditPage> {
  const where = { chartId, therapistId: actor.therapistId ?? undefined, validUntil: null };
  const isOnTeam = actor.therapistId !== null && (await db.careTeam.count({ where })) > 0;
  if (!isOnTeam) throw notFound();
  const ofChart = [
    Prisma.sql`e.chart_id = ${chartId}::uuid`,
    Prisma.sql`e.action NOT IN (${Prisma.join(actionsIn("money"))})`,
    Prisma.sql`NOT (e.acting_role = 'client' AND e.action IN (${Prisma.join(actionsIn("reading"))}))`,
  ];
  const { rows, olderThan } = await eventRows(ofChart, { before, size: PAGE });
  const page = { rows: rows.map(withoutClientsPlace), olderThan };
  await recordReading(actor, {
    ...{ action: "audit-read", objectKind: "chart", objectId: chartId, chartId, actingRole: "therapist" },
  });
  return page;
}

/** Where a client is when they fill in their forms is not the care team's to know. */
const withoutClientsPlace = (row: AuditRow): AuditRow =>
  row.role === "client" ? { ...row, address: null, sessionId: null } : row;

/**
 * Who of the practice opened what belongs to the actor: what is theirs alone, also of a chart they have left, and what is
 * joint on a chart they are a member of, as far as they may see it themselves: not a conversation, a document or a session from before
 * their time. Nothing that names or is private to somebody else on the chart.
 */
export async function ownRecordAccess(
  actor: Actor,
  before: string | null,
): Promise<{ entries: AccessEntry[]; olderThan: string | null }> {
  const me = Prisma.sql`${actor.personId}::uuid`;
  const joint = Prisma.sql`
    e.subject_person_id IS NULL AND COALESCE(e.audience, 'joint') IN ('joint', 'staff') AND EXISTS (
      SELECT 1 FROM chart_member m
      WHERE m.chart_id = e.chart_id AND m.person_id = ${me} AND m.left_at IS NULL AND e.at >= m.sees_joint_from
        AND CASE e.action
          WHEN 'thread-read' THEN EXISTS (
            SELECT 1 FROM thread t WHERE t.id = e.object_id AND t.last_at >= m.sees_joint_from)
          WHEN 'document-downloaded' THEN EXISTS (
            SELECT 1 FROM document d WHERE d.id = e.object_id AND d.created_at >= m.sees_joint_from)
          WHEN 'note-read' THEN EXISTS (
            SELECT 1 FROM progress_note n JOIN appointment a ON a.id = n.appointment_id
            WHERE n.id = e.object_id AND a.ends_at > m.sees_joint_from)
          ELSE true END)`;
  const { rows, olderThan } = await eventRows(
    [
      Prisma.sql`e.action IN (${Prisma.join([...actionsIn("reading"), OPENS_TO_ANOTHER])})`,
      Prisma.sql`e.result = 'allowed'`,
      Prisma.sql`e.acting_role IN ('therapist', 'admin')`,
      Prisma.sql`e.actor_person_id <> ${me}`,
      Prisma.sql`e.chart_id IN (SELECT m.chart_id FROM chart_member m WHERE m.person_id = ${me})`,
      Prisma.sql`(e.subject_person_id = ${me} OR (${joint}))`,
    ],
    { before, size: PAGE },
  );
  await recordReading(actor, { action: "audit-read", objectKind: "audit-log", actingRole: "client" });
  const entries = rows.map(({ id, at, actor: who, action, subject, chart }) => ({
    id,
    at,
    who: who ?? "Somebody of the practice",
    what: accessWords(action, subject !== null),
    chart: chart ?? "",
  }));
  return { entries, olderThan };
}
