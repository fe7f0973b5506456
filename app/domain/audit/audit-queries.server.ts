import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { addDays, atLocalMinute } from "#app/domain/shared/time";
import { emailIndex, phoneIndex } from "#app/platform/crypto/lookup.server";
import { toCsv } from "#app/platform/csv/csv.server";
import { Prisma } from "#app/platform/db/generated/client";
import type { AuditFilter, AuditPage } from "./audit-list";
import { actionsIn, actionWords, audienceWords, objectWords, roleWords } from "./audit-words";
import { eventRows } from "./internal/event-rows.server";
import { recordReading } from "./record-reading.server";

const PAGE = 50;
/** So many rows a spreadsheet still opens at once; a narrower filter takes out the rest. */
const EXPORT_ROWS = 10_000;

/**
 * The log as the owner reads it, newest first; that they did is an event of its own. What the private safety screen led to
 * is the care team's to know, and not in it. Raises "not-found" for others.
 */
export async function auditPage(actor: Actor, filter: AuditFilter): Promise<AuditPage> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const page = await eventRows(conditionsOf(actor, filter), { before: filter.before, size: PAGE });
  await recordReading(actor, { action: "audit-read", objectKind: "audit-log", actingRole: "admin" });
  return page;
}

const HEADERS = [
  ...["At (UTC)", "Who", "Role", "What", "Object", "Chart", "Whose", "Audience", "Result", "Network"],
  ...["Event id", "Who (id)", "Object id", "Chart id", "Whose (id)", "Signed-in session"],
];

/**
 * The same as a file for a spreadsheet, from the newest on; `before` of the filter does not count. A file that had to
 * leave out older events says so in its last line. Raises "not-found" for others.
 */
export async function exportAudit(actor: Actor, filter: AuditFilter): Promise<{ name: string; csv: string }> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const { rows, olderThan } = await eventRows(conditionsOf(actor, filter), {
    before: null,
    size: EXPORT_ROWS,
  });
  await recordReading(actor, { action: "export-made", objectKind: "audit-log", actingRole: "admin" });
  const lines = rows.map((row) => [
    ...[row.at, row.actor, roleWords(row.role), actionWords(row.action), objectWords(row.objectKind)],
    ...[
      row.chart,
      row.subject,
      audienceWords(row.audience),
      row.isDenied ? "refused" : "allowed",
      row.address,
    ],
    ...[row.id, row.actorId, row.objectId, row.chartId, row.subjectId, row.sessionId],
  ]);
  const rest = olderThan
    ? [["Older events were left out: choose fewer days.", ...HEADERS.slice(1).map(() => null)]]
    : [];
  return { name: "audit-log", csv: toCsv(HEADERS, [...lines, ...rest]) };
}

/** Such an event would tell how somebody answered the private safety screen. */
const OUTCOMES_LEFT_OUT = Prisma.sql`e.action <> 'safety-concern-raised'`;

function conditionsOf(actor: Actor, { person, chart, group, from, to }: AuditFilter): Prisma.Sql[] {
  const conditions = [OUTCOMES_LEFT_OUT];
  if (person !== "") {
    const people = Prisma.sql`SELECT p.id FROM person p WHERE p.chosen_name ILIKE ${containing(person)}
      OR p.email_index = ${emailIndex(person)} OR p.phone_index = ${phoneIndex(person)}`;
    conditions.push(Prisma.sql`(e.actor_person_id IN (${people}) OR e.subject_person_id IN (${people}))`);
  }
  if (chart !== "")
    conditions.push(
      Prisma.sql`e.chart_id IN (SELECT c.id FROM chart c WHERE c.label ILIKE ${containing(chart)})`,
    );
  if (group === "denied") conditions.push(Prisma.sql`e.result = 'denied'`);
  else if (group) conditions.push(Prisma.sql`e.action IN (${Prisma.join(actionsIn(group))})`);
  if (from) conditions.push(Prisma.sql`e.at >= ${atLocalMinute(from, 0, actor.zone)}`);
  if (to) conditions.push(Prisma.sql`e.at < ${atLocalMinute(addDays(to, 1), 0, actor.zone)}`);
  return conditions;
}

/** A pattern for text that holds this; what LIKE reads as a sign is meant as it stands. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
