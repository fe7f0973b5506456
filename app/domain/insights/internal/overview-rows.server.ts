import { db } from "#app/platform/db/client.server";

export type StatusCount = { status: string; count: number };

/** How many appointments with clients start in `[from, to)`, by status. */
export async function sessionCounts(from: Date, to: Date): Promise<StatusCount[]> {
  const groups = await db.appointment.groupBy({
    by: ["status"],
    where: { startsAt: { gte: from, lt: to }, chartId: { not: null } },
    _count: { id: true },
  });
  return groups.map((group) => ({ status: group.status, count: group._count.id }));
}

/** How many free calls of people who are not clients yet are planned from `from` on. */
export async function plannedCalls(from: Date): Promise<number> {
  return await db.appointment.count({
    where: { startsAt: { gte: from }, leadId: { not: null }, status: "booked" },
  });
}

export type MonthRow = { month: string; cents: number };

/** What came in less what went back, by calendar month of the practice's zone ("2026-11"), from `from` on. */
export async function receivedByMonth(from: Date, zone: string): Promise<MonthRow[]> {
  return await db.$queryRaw<MonthRow[]>`
    SELECT to_char(at AT TIME ZONE ${zone}, 'YYYY-MM') AS month, -SUM(cents)::int AS cents
    FROM ledger_entry WHERE kind IN ('payment', 'refund') AND at >= ${from} GROUP BY 1 ORDER BY 1`;
}
