import { db } from "#app/platform/db/client.server";
import { Prisma } from "#app/platform/db/generated/client";
import type { AuditPage, AuditRow } from "../audit-list";

const SELECT = Prisma.sql`
  SELECT e.id::text AS id, e.actor_person_id::text AS "actorId", e.object_id::text AS "objectId",
         e.subject_person_id::text AS "subjectId", e.request_id AS "sessionId", to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
         a.chosen_name AS actor, e.acting_role AS role, e.action, e.object_kind AS "objectKind",
         e.chart_id::text AS "chartId", c.label AS chart, s.chosen_name AS subject, e.audience,
         e.result = 'denied' AS "isDenied", e.address
  FROM audit_event e
  LEFT JOIN person a ON a.id = e.actor_person_id
  LEFT JOIN person s ON s.id = e.subject_person_id
  LEFT JOIN chart c ON c.id = e.chart_id`;

/**
 * Events that fulfil every condition, newest first, as many as `size`. `before`, the id of an event, leaves out it and
 * what came after.
 */
export async function eventRows(
  conditions: Prisma.Sql[],
  { before, size }: { before: string | null; size: number },
): Promise<AuditPage> {
  const all = before
    ? [
        ...conditions,
        Prisma.sql`(e.at, e.id) < (SELECT b.at, b.id FROM audit_event b WHERE b.id = ${before}::uuid)`,
      ]
    : conditions;
  const where = all.length > 0 ? Prisma.sql`WHERE ${Prisma.join(all, " AND ")}` : Prisma.empty;
  const rows = await db.$queryRaw<AuditRow[]>`
    ${SELECT} ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${size + 1}`;
  const shown = rows.slice(0, size);
  return { rows: shown, olderThan: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}
