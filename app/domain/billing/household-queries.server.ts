import { withContacts } from "#app/domain/accounts/contact-details.server";
import { recordReading } from "#app/domain/audit/record-reading.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { HouseholdInList, HouseholdSplit } from "./household-view";
import { owingInvoices } from "./internal/invoice-rows.server";
import { parseSplitRule } from "./internal/split-rules.server";
import { practiceToday } from "./internal/today.server";
import { splitWords } from "./split-words";

const MEMBERS = { where: { leftAt: null }, orderBy: { joinOrder: "asc" as const } };
const NAMES = { ...MEMBERS, select: { personId: true, person: { select: { chosenName: true } } } };
const CONTACT = { id: true, chosenName: true, emailSealed: true, phoneSealed: true };

/** Every chart with its names, its therapist, how its invoices are split and what it owes. Audited. Raises `not-found`. */
export async function listHouseholds(
  actor: Actor,
  q: string,
  clock: Clock = realClock,
): Promise<HouseholdInList[]> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const { today } = await practiceToday(clock);
  const [charts, owing] = await Promise.all([
    db.chart.findMany({
      where: q ? { label: { contains: q, mode: "insensitive" } } : {},
      orderBy: { label: "asc" },
      select: {
        id: true,
        label: true,
        status: true,
        members: NAMES,
        careTeam: {
          where: { role: "lead", validUntil: null },
          select: { therapist: { select: { person: { select: { chosenName: true } } } } },
        },
        splitRules: { where: { validUntil: null }, select: { kind: true, parts: true } },
      },
    }),
    owingInvoices(today),
  ]);
  if (charts.length > 0)
    await recordReading(actor, { action: "households-listed", objectKind: "chart", actingRole: "admin" });
  const owed = new Map<string, number>();
  for (const row of owing) owed.set(row.chart_id, (owed.get(row.chart_id) ?? 0) + row.owed_cents);
  return charts.map(({ id, label, status, members, careTeam, splitRules: [rule] }) => ({
    chartId: id,
    household: label,
    status,
    therapist: careTeam[0]?.therapist.person.chosenName ?? null,
    split: splitWords(
      rule ? parseSplitRule(rule) : null,
      members.map(({ personId, person }) => ({ personId, chosenName: person.chosenName })),
    ),
    owedCents: owed.get(id) ?? 0,
  }));
}

/** One chart's payers, how its invoices are split, since when, and how they were before. Audited. Raises `not-found`. */
export async function householdSplit(actor: Actor, chartId: string): Promise<HouseholdSplit> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const [chart, exampleCents] = await Promise.all([
    db.chart.findUnique({
      where: { id: chartId },
      select: {
        label: true,
        members: { ...MEMBERS, select: { person: { select: CONTACT } } },
        splitRules: {
          orderBy: { validFrom: "desc" },
          select: { id: true, kind: true, parts: true, validFrom: true, validUntil: true },
        },
      },
    }),
    usualPrice(chartId),
  ]);
  if (!chart) throw notFound();
  await recordReading(actor, {
    ...{ action: "household-read", objectKind: "chart", objectId: chartId, chartId, actingRole: "admin" },
  });
  const people = chart.members.map(({ person }) => person);
  const members = (await withContacts(db, "person", people)).map(({ id, ...rest }) => ({
    ...{ personId: id, ...rest },
  }));
  const rules = chart.splitRules.map(({ id, validFrom, validUntil, ...row }) => {
    const rule = parseSplitRule(row);
    return {
      id,
      rule,
      words: splitWords(rule, members),
      from: validFrom.toISOString(),
      until: validUntil?.toISOString() ?? null,
    };
  });
  const now = rules.find((one) => one.until === null);
  return {
    chartId,
    household: chart.label,
    members,
    rule: now?.rule ?? null,
    words: now?.words ?? splitWords(null, members),
    rules,
    exampleCents,
  };
}

/** What the chart's newest session costs; the dearest price in force while it has none. In cents. */
async function usualPrice(chartId: string): Promise<number> {
  const [session, price] = await Promise.all([
    db.appointment.findFirst({
      where: { chartId, agreedCents: { gt: 0 } },
      orderBy: { startsAt: "desc" },
      select: { agreedCents: true },
    }),
    db.servicePrice.findFirst({
      where: { validUntil: null },
      orderBy: { cents: "desc" },
      select: { cents: true },
    }),
  ]);
  return session?.agreedCents ?? price?.cents ?? 0;
}
