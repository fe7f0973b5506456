import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { Prisma } from "#app/platform/db/generated/client";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { AccessEntry, AuditPage } from "./audit-list";
import { accessWords, actionsIn } from "./audit-words";
import { eventRows } from "./internal/event-rows.server";
import { recordEvent } from "./record-event.server";

const PAGE = 50;

/**
 * Who looked at a chart and who changed it, for a therapist of its care team; what its members pay is told elsewhere.
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
  ];
  const page = await eventRows(ofChart, { before, size: PAGE });
  await inTransaction((tx) =>
    recordEvent(tx, actor, { action: "audit-read", objectKind: "chart", objectId: chartId, chartId }),
  );
  return page;
}

/**
 * Who of the practice opened what belongs to the actor: what is theirs alone, and what is joint on a chart they are a
 * member of since they see its joint things. Nothing that names or is private to somebody else on the chart.
 */
export async function ownRecordAccess(
  actor: Actor,
  before: string | null,
): Promise<{ entries: AccessEntry[]; olderThan: string | null }> {
  const me = Prisma.sql`${actor.personId}::uuid`;
  const { rows, olderThan } = await eventRows(
    [
      Prisma.sql`e.action IN (${Prisma.join(actionsIn("reading"))})`,
      Prisma.sql`e.result = 'allowed'`,
      Prisma.sql`e.acting_role IN ('therapist', 'admin')`,
      Prisma.sql`e.actor_person_id <> ${me}`,
      Prisma.sql`e.chart_id IN (SELECT m.chart_id FROM chart_member m WHERE m.person_id = ${me} AND m.left_at IS NULL)`,
      Prisma.sql`(e.subject_person_id = ${me} OR (e.subject_person_id IS NULL
        AND COALESCE(e.audience, 'joint') IN ('joint', 'staff')
        AND EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = e.chart_id AND m.person_id = ${me}
                    AND m.left_at IS NULL AND e.at >= m.sees_joint_from)))`,
    ],
    { before, size: PAGE },
  );
  const entries = rows.map(({ id, at, actor: who, action, subject }) => ({
    id,
    at,
    who: who ?? "Somebody of the practice",
    what: accessWords(action, subject !== null),
  }));
  return { entries, olderThan };
}
